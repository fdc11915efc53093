"""Reads a vocabulary file (TSV) into its row type: the header is the type's fields, so file and code can't drift."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from kg.errors import RunError
from kg.resources import read_data

__all__ = ["parse_rows", "rows"]

Row = TypeVar("Row", bound=NamedTuple)


def rows(row_type: Callable[..., Row], *path: str) -> tuple[Row, ...]:
    """The rows of a shipped vocabulary, such as rows(Title, "ontology", "titles.tsv"), in file order.

    Lines that start with '#' are the file's provenance. Raises RunError naming file and line where the header or a
    row does not fit `row_type`.
    """
    return parse_rows(row_type, read_data(*path), "/".join(path))


def parse_rows(row_type: Callable[..., Row], text: str, name: str) -> tuple[Row, ...]:
    """The rows of a vocabulary's text; `name` is used in messages only. Every field is a string."""
    fields: tuple[str, ...] = row_type._fields  # type: ignore[attr-defined]
    cells = [line.split("\t") for line in text.split("\n") if line and line[0] != "#"]
    if not cells or tuple(cells[0]) != fields or set(map(len, cells)) != {len(fields)}:
        raise RunError(_fault(fields, text, name))
    # Some ten thousand rows are read before the first article: each in one call of C.
    make = partial(tuple.__new__, row_type)  # type: ignore[arg-type]
    return tuple(map(make, cells[1:]))


def _fault(fields: tuple[str, ...], text: str, name: str) -> str:
    """What is wrong with the first line that does not fit."""
    header = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header and tuple(cells) != fields:
            return f"{name}:{number}: the header must be {' '.join(fields)} (tab-separated)"
        if len(cells) != len(fields):
            return f"{name}:{number}: {len(cells)} columns where {len(fields)} are asked for"
        header = False
    return f"{name}: no header"
