"""Reads a vocabulary file (TSV) into its row type: the header is the type's fields, so file and code can't drift."""

from __future__ import annotations

from collections.abc import Callable
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
    make: Callable[[list[str]], Row] = row_type._make  # type: ignore[attr-defined]
    found: list[Row] = []
    header = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header:
            if tuple(cells) != fields:
                raise RunError(f"{name}:{number}: the header must be {' '.join(fields)} (tab-separated)")
            header = False
        elif len(cells) != len(fields):
            raise RunError(f"{name}:{number}: {len(cells)} columns where {len(fields)} are asked for")
        else:
            found.append(make(cells))
    return tuple(found)
