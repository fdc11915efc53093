"""Makes an Article of what a reader found: one record of raw values and one text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import ItemError
from kg.model import Article
from kg.read.credits import take_credits
from kg.read.moments import moment
from kg.text import normalise

__all__ = ["article"]

# The names that JSONL, front matter and scrapers give to the same thing, the contract's own name first.
_ID = ("id",)
_TITLE = ("title", "headline")
_PUBLISHED = ("published", "date", "datePublished", "pubDate", "publish_time", "pubtime")
_URL = ("url", "link", "permalink")
_PUBLISHER = ("publisher", "source", "site")
_AUTHORS = ("author", "authors")
_EDITOR = ("editor",)

_BETWEEN_NAMES = r" *[、,，;；/|] *|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])"  # compiled by the first author


def article(record: Mapping[str, object], body: str, *, key: str, source: str) -> Article:
    """The article of a record (title, published, url … as found, of any type) and its body text, not yet normalised.

    Lines of credits leave the body; what they say fills the fields, and their publisher goes before the record's.
    The id is the record's, else its URL, else `key`. Raises ItemError where no text is left.
    """
    title = _line(record, _TITLE)
    lines, credits_ = take_credits(normalise(body).split("\n"))
    if not any(lines):
        raise ItemError(source, "no text")
    url = _line(record, _URL)
    publisher, authors = _line(record, _PUBLISHER), _names(record)
    return Article(
        id=_line(record, _ID) or url or _clean(key),
        title=title,
        text="\n".join([title, *lines] if title else lines),
        body=len(title) + 1 if title else 0,
        published=moment(_first(record, _PUBLISHED)) or credits_.published,
        publisher=credits_.publisher or publisher,
        authors=credits_.authors or authors,
        editor=credits_.editor or _line(record, _EDITOR),
        # Links of other kinds (javascript:, file:) have no business in a graph that is shown as a page.
        url=url if url.lower().startswith(("https://", "http://")) else "",
        source=source,
    )


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first of these values that says anything."""
    for name in names:
        value = record.get(name)
        if value is not None and value != "":
            return value
    return None


def _line(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    value = _first(record, names)
    if isinstance(value, str):
        return _clean(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text.strip()
    return normalise(text).replace("\n", " ")


def _names(record: Mapping[str, object]) -> tuple[str, ...]:
    """Authors given as a list, or as one text with signs or, between Chinese names, spaces in it."""
    value = _first(record, _AUTHORS)
    given = value if isinstance(value, list) else [value]
    texts = (_clean(text) for text in given if isinstance(text, str))
    return tuple(name for text in texts for name in re.split(_BETWEEN_NAMES, text) if name)
