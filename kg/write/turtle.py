"""Sorted N-Quads to Turtle: one block a subject, the same bytes for the same graph, in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg import iris

__all__ = ["HEAD", "Block", "blocks", "full_name", "write_turtle"]

HEAD = f"@base <{iris.BASE}> .\n" + "".join(f"@prefix {name}: <{space}> .\n" for name, space in iris.PREFIXES.items())
HEAD += "\n"

# A local name that needs no escape in Turtle: ASCII letters, digits and the common Chinese characters.
_LOCAL = re.compile(r"[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*")
_SPACES = {space: name for name, space in iris.PREFIXES.items()}
_TYPE = f"<{iris.RDF_TYPE}>"
_BASE = f"<{iris.BASE}"
_INTEGER = f"{iris.XSD}integer>"


class Block(NamedTuple):
    """What a graph says of one subject: its Turtle, which ends with an empty line, its classes, how many triples."""

    text: str
    classes: tuple[str, ...]
    triples: int


def write_turtle(source: Path, target: Path) -> Counter[str]:
    """Write the union of the graphs of a sorted N-Quads file of ours as Turtle.

    Counts the things of each class by the class's IRI, and the triples as "triples".
    """
    counts: Counter[str] = Counter()
    with source.open("rb") as lines, target.open("wb") as file:
        file.write(HEAD.encode())
        for block in blocks(lines):
            counts["triples"] += block.triples
            counts.update(block.classes)
            file.write(block.text.encode())
    return counts


def blocks(lines: Iterable[bytes]) -> Iterator[Block]:
    """The blocks of sorted lines, each triple of which stands there once."""
    subject = ""
    values: dict[str, list[str]] = {}
    for line in lines:
        # no IRI holds a space, so only the object may; the graph is what follows the last " <"
        this, predicate, rest = line.decode().split(" ", 2)
        if this != subject:
            if values:
                yield _block(subject, values)
            subject, values = this, {}
        values.setdefault(predicate, []).append(rest[: rest.rindex(" <")])
    if values:
        yield _block(subject, values)


def _block(subject: str, values: dict[str, list[str]]) -> Block:
    classes = values.pop(_TYPE, [])
    rows = [f"a {', '.join(map(_value, classes))}"] if classes else []
    rows += [f"{_name(predicate)} {', '.join(map(_value, objects))}" for predicate, objects in values.items()]
    count = len(classes) + sum(map(len, values.values()))
    text = f"{_name(subject)} " + " ;\n    ".join(rows) + " .\n\n"
    return Block(text, tuple(value[1:-1] for value in classes), count)


def _value(value: str) -> str:
    if value.startswith(_BASE):
        return f"<{value[len(_BASE) :]}"
    if value.startswith("<"):
        return _name(value)
    text, typed, datatype = value.rpartition('"^^<')  # no quote can stand in the IRI, none unescaped in the text
    if not typed or not datatype.endswith(">"):
        return value
    return text[1:] if datatype == _INTEGER else f'{text}"^^{_name("<" + datatype)}'


@lru_cache(maxsize=16384)
def _name(token: str) -> str:
    """An IRI as a prefixed name, or relative to the base, or in full."""
    if token.startswith(_BASE):
        return f"<{token[len(_BASE) :]}"
    text = token[1:-1]
    for cut in (text.rfind("#"), text.rfind("/")):
        prefix = _SPACES.get(text[: cut + 1])
        if prefix and _LOCAL.fullmatch(text, cut + 1):
            return f"{prefix}:{text[cut + 1 :]}"
    return token


def full_name(name: str) -> str:
    """The IRI, in angle brackets, that a block's subject is the short form of."""
    if not name.startswith("<"):
        prefix, _, local = name.partition(":")
        return f"<{iris.PREFIXES[prefix]}{local}>"
    return name if "://" in name else f"<{iris.BASE}{name[1:]}"
