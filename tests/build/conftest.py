"""Articles in our own words, a plain extractor and a plain page, so that these tests are about building alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import ItemError
from kg.model import Article, Facts
from tests.samples import BODY, TITLE, sample_facts

Write = Callable[..., Path]


def plain_extract(article: Article, *, measures_file: Path | None = None) -> Facts:
    """The sample's facts where the text is the sample's: a meeting on the day of publication. Some ids are traps."""
    if article.id.startswith("fails"):
        raise ItemError(article.source, "can't be extracted")
    if article.id.startswith("kills"):
        import os

        os._exit(1)
    facts = sample_facts()
    if article.text != facts.article.text:
        return Facts(article)
    event = facts.events[0]._replace(date=article.day)
    officials = facts.officials
    if article.publisher == "无职务":
        officials = tuple(official._replace(posts=()) for official in officials)
        event = event._replace(people=tuple(person._replace(posts=()) for person in event.people))
    return facts._replace(article=article, events=(event,), officials=officials)


def plain_page(folder: Path, target: Path) -> None:
    from kg.store import open_store

    target.write_text(f"<p>{len(open_store(folder))}</p>\n", encoding="utf-8")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extract.extract", plain_extract)
    monkeypatch.setattr("kg.view.write_view", plain_page)


def item(key: str, day: str = "2025-07-04", text: str = BODY, **more: str) -> dict[str, str]:
    return {"id": key, "title": TITLE, "published": day, "text": text, **more}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write articles as JSONL; the file."""

    def write(*items: dict[str, str], name: str = "articles.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in items), encoding="utf-8")
        return path

    return write


def parts(folder: Path) -> dict[str, bytes]:
    """What two builds of the same articles must agree on."""
    names = ("facts.jsonl", "graph.ttl", "graph.html", "links.tsv", "store/graph.nq", "store/derived.nq")
    return {name: (folder / name).read_bytes() for name in names}
