"""Posts: front matter between two lines of three hyphens, then HTML, Markdown or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import ItemError
from kg.model import Article
from kg.read.article import article
from kg.read.front import front_matter
from kg.read.plain import body_text
from kg.read.sources import Source

__all__ = ["accepts", "articles"]

_OPENING = re.compile(r"[\s\ufeff]*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)


def accepts(source: Source) -> bool:
    """Whether the first line that is not blank is a fence."""
    return source.suffix not in (".html", ".htm") and _OPENING.match(_text(source)) is not None


def articles(source: Source) -> Iterator[Article | ItemError]:
    """The post's one article. Raises ItemError, with the line, where the front matter can't be read."""
    text = _text(source)
    opening = _OPENING.match(text)
    head_start = opening.end() if opening else 0
    opening_line = text.count("\n", 0, text.find("---")) + 1
    closing = _CLOSING.search(text, head_start)
    if closing is None:
        raise ItemError(source.name, f"front matter opened in line {opening_line} is not closed by a line ---")
    record = front_matter(text[head_start : closing.start()], source.name, opening_line + 1)
    # A scraped post names its site where a writer's own would name the writer.
    if not any(record.get(name) for name in ("publisher", "source", "site")) and isinstance(record.get("author"), str):
        record["publisher"] = record.pop("author")
    body = body_text(text[closing.end() :], markdown=source.suffix == ".md")
    yield article(record, body, key=source.stem, source=source.name)


def _text(source: Source) -> str:
    return source.text().replace("\r\n", "\n").replace("\r", "\n")
