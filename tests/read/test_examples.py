from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.helpers import read_all

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize(("folder", "least"), [("articles", 8), ("meetings", 14)])
def test_the_examples_are_read_whole(folder: str, least: int) -> None:
    articles, errors = read_all(EXAMPLES / folder)
    assert errors == []
    assert len(articles) >= least
    for article in articles:
        assert article.title
        assert article.published
        assert article.publisher
        assert article.day is not None
        for word in ("责任编辑", "来源：", "撰文", "扫码看", "广告位", "{", "<", "　"):
            assert word not in article.text, (article.id, word)


def test_the_day_is_the_day_in_shanghai() -> None:
    articles, _ = read_all(EXAMPLES / "meetings" / "2022-05-05_beijing-189.txt")
    assert [str(article.day) for article in articles] == ["2022-05-06"]
