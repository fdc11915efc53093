"""JSON Lines: one object a line, read line by line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import ItemError
from kg.model import Article
from kg.read import page
from kg.read.article import article
from kg.read.decode import decode
from kg.read.markup import has_markup, text_of
from kg.read.sources import MAX_BYTES, SUFFIXES, Source

__all__ = ["accepts", "articles"]

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WHITE = b"\xef\xbb\xbf \t\r\n"
_OPENS = (b"{", b"[")
_KINDS = {list: "a list", str: "a text", bool: "a truth value", int: "a number", float: "a number", type(None): "null"}


def accepts(source: Source) -> bool:
    """Whether the file is JSONL by its name, or has no known name and begins like an object or a list."""
    if source.suffix in (".jsonl", ".ndjson"):
        return True
    return source.suffix == ".json" or (source.suffix not in SUFFIXES and source.head().lstrip(_WHITE)[:1] in _OPENS)


def articles(source: Source) -> Iterator[Article | ItemError]:
    """An article a line, or the reason why the line is none; `source:line` is where it was read from."""
    is_empty = True
    for number, line in enumerate(_lines(source), 1):
        if line is not None and not line.strip():
            continue
        item = _item(line, f"{source.name}:{number}", f"{source.stem}:{number}")
        if is_empty and isinstance(item, ItemError) and source.suffix not in SUFFIXES:
            raise ItemError(source.name, "no JSON Lines: one object a line is read, not a list or an indented object")
        is_empty = False
        yield item
    if is_empty:
        raise ItemError(source.name, "the file is empty")


def _item(line: bytes | None, where: str, key: str) -> Article | ItemError:
    if line is None:
        return ItemError(where, f"the line is longer than {MAX_BYTES >> 20} MB")
    try:
        return _article(line, where, key)
    except ItemError as error:
        return error


def _article(line: bytes, where: str, key: str) -> Article:
    text = decode(line.strip(), where)
    try:
        record = json.loads(text)
    except RecursionError:
        raise ItemError(where, "JSON nested too deep") from None
    except json.JSONDecodeError as error:
        raise ItemError(where, f"not JSON: {error.msg}, column {error.colno}") from None
    except ValueError as error:  # a number of more than 4,300 digits
        raise ItemError(where, f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise ItemError(where, f"{_KINDS[type(record)]} where a JSON object is asked for")
    return _from_record(record, where, key)


def _from_record(record: dict[str, object], where: str, key: str) -> Article:
    text, html = record.get("text"), record.get("html")
    if isinstance(text, str) and text.strip():
        if text.lstrip().startswith("<") and has_markup(text):
            text = text_of(text)
        return article(record, text, key=key, source=where)
    if not isinstance(html, str):
        raise ItemError(where, 'no text (neither "text" nor "html" holds any)')
    if page.is_page(html):
        found, body = page.parts(html, where)
        return article({**found, **{k: v for k, v in record.items() if v}}, body, key=key, source=where)
    return article(record, text_of(html), key=key, source=where)


def _lines(source: Source) -> Iterator[bytes | None]:
    """The lines as bytes; None for one that is too long, which is passed over without being held in memory."""
    stream: BinaryIO | _Recoded = source.stream
    if source.head(2) in _UTF16:
        stream = _Recoded(source)
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


class _Recoded:
    """The lines of UTF-16 as UTF-8: in UTF-16 the byte of a line's end is part of other characters too."""

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self.text = io.TextIOWrapper(source.stream, encoding="utf-16")

    def readline(self, size: int) -> bytes:
        try:
            return self.text.readline(size).encode("utf-8", "replace")
        except UnicodeDecodeError:
            raise ItemError(self.name, "invalid UTF-16; nothing behind it was read") from None
