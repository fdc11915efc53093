"""Writes rows as a plain table whose columns stand straight under each other, Chinese letters counted as two wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from kg import iris

__all__ = ["cell", "table", "width"]

_LOOK_AHEAD = 500
"""Rows that are read before the first is written, to find the columns' widths; later cells may be wider."""


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines of a table, without line ends: head, rule, rows. Values are RDF terms or Python values."""
    cells = (tuple(map(cell, row)) for row in rows)
    first = list(islice(cells, _LOOK_AHEAD))
    widths = [max(map(width, column)) for column in zip(columns, *first, strict=True)] if columns else []
    yield _line(columns, widths)
    yield "  ".join("-" * size for size in widths)
    for row in chain(first, cells):
        yield _line(row, widths)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (text + " " * (size - width(text)) for text, size in zip(row, widths, strict=True))
    return "  ".join(padded).rstrip()


def width(text: str) -> int:
    """Columns that a text takes on a terminal: wide letters two, marks that sit on another none."""
    if text.isascii():
        return len(text)
    return sum(_width(sign) for sign in text)


def _width(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def cell(value: Any) -> str:
    """A value as one line of text: letters of a literal, an IRI as kg:… or without the part that all ours share.

    Signs that would move a terminal's cursor or colour it become �: what stands in an article is data.
    """
    if value is None:
        return ""
    text = str(getattr(value, "value", value))
    if type(value).__name__ == "NamedNode":
        text = short(text)
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _visible(sign) for sign in text)


def _visible(sign: str) -> str:
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def short(iri: str) -> str:
    """An IRI as people read it, and may give it back as a parameter: event/1a2b…, kg:Presides, kgm:核酸检测."""
    if iri.startswith(iris.BASE):
        return iri[len(iris.BASE) :]
    for prefix, namespace in iris.PREFIXES.items():
        rest = iri[len(namespace) :]
        if iri.startswith(namespace) and rest and "/" not in rest and "#" not in rest:
            return f"{prefix}:{rest}"
    return iri
