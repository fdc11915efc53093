from __future__ import annotations

from pathlib import Path

from tests.read.helpers import read_all

ARTICLES = Path(__file__).resolve().parents[2] / "examples" / "articles"


def test_the_examples_are_read_whole() -> None:
    articles, errors = read_all(ARTICLES)
    assert errors == []
    assert len(articles) >= 14
    for article in articles:
        assert article.title
        assert article.published
        assert article.publisher
        assert article.day is not None
        for word in ("责任编辑", "来源：", "撰文", "扫码看", "广告位", "分享到", "**", "{", "<", "　"):
            assert word not in article.text, (article.id, word)


def test_the_examples_show_every_shape() -> None:
    """Most are posts in the form in which scrapers keep them; a page, Markdown and JSON Lines are among them."""
    posts = [file.read_text(encoding="utf-8") for file in ARTICLES.glob("*.txt")]
    assert len(posts) >= 6
    assert all(post.startswith("\n---\ntitle: ") and "<div>" in post for post in posts)
    assert {file.suffix for file in ARTICLES.iterdir()} == {".txt", ".html", ".md", ".jsonl"}


def test_the_day_is_the_day_in_shanghai() -> None:
    articles, _ = read_all(ARTICLES / "2022-05-05_beijing-189.txt")
    assert [str(article.day) for article in articles] == ["2022-05-06"]
