"""The reader on real posts, where the folder that HUITU_REAL names holds them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.read import read

REAL = Path(os.environ.get("HUITU_REAL", "nowhere"))

pytestmark = pytest.mark.skipif(not (REAL / "seeds").is_dir(), reason="HUITU_REAL names no folder with real posts")


def test_real_posts() -> None:
    articles = {article.id[:3]: article for article in read([REAL / "seeds"])}
    assert [str(articles[key].day) for key in sorted(articles)] == [
        "2022-05-06", "2021-11-11", "2022-05-08", "2022-06-17", "2021-08-07",
    ]  # fmt: skip
    assert articles["000"].id == "000_e6b352856593e28c"
    assert [bool(articles[key].authors) for key in sorted(articles)] == [False, False, True, False, False]
    assert [len(articles[key].editor) for key in sorted(articles)] == [2, 2, 2, 3, 2]
    assert articles["001"].publisher.endswith("·识政")
    assert articles["003"].publisher.endswith("微信公众号")


def test_nothing_but_the_report_is_left() -> None:
    for article in read([REAL / "seeds"]):
        assert article.text[article.body :].split("\n")[0]
        for word in ("海量资讯", "责任编辑", "来源", "撰文", "appendQr", "adlist", "{", "<", "　", "&"):
            assert word not in article.text, (article.id, word)
        assert article.text[-1] in "。！"
        assert article.text.startswith(article.title)
