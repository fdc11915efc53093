"""Sorted N-Quads to Turtle: one block a subject, the same bytes for the same graph, in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from kg import iris

__all__ = ["HEAD", "Triple", "blocks", "full_name", "write_turtle"]

HEAD = f"@base <{iris.BASE}> .\n" + "".join(f"@prefix {name}: <{space}> .\n" for name, space in iris.PREFIXES.items())
HEAD += "\n"

# A local name that needs no escape in Turtle: ASCII letters, digits and the common Chinese characters.
_LOCAL = re.compile(r"[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*")
_SPACES = {space: name for name, space in iris.PREFIXES.items()}
_TYPE = f"<{iris.RDF_TYPE}>"
_INTEGER = f"{iris.XSD}integer>"


class Triple(NamedTuple):
    """One triple, its terms as N-Quads print them."""

    subject: str
    predicate: str
    value: str


def write_turtle(source: Path, target: Path) -> Counter[str]:
    """Write the union of the graphs of a sorted N-Quads file of ours as Turtle.

    Counts the things of each class by the class's IRI, and the triples as "triples".
    """
    counts: Counter[str] = Counter()
    with source.open("rb") as lines, target.open("wb") as file:
        file.write(HEAD.encode())
        for text, triples in blocks(lines):
            counts["triples"] += len(triples)
            counts.update(triple.value[1:-1] for triple in triples if triple.predicate == _TYPE)
            file.write(text.encode())
    return counts


def blocks(lines: Iterable[bytes]) -> Iterator[tuple[str, list[Triple]]]:
    """The Turtle of each subject, which ends with an empty line, and its triples."""
    for _, group in groupby(lines, lambda line: line.split(b" ", 1)[0]):
        triples = list(map(_split, group))
        yield _block(triples), triples


def _block(triples: list[Triple]) -> str:
    parts = [_name(triples[0].subject)]
    for number, (predicate, group) in enumerate(groupby(_typed_first(triples), lambda t: t.predicate)):
        verb = "a" if predicate == _TYPE else _name(predicate)
        parts.append(" " if number == 0 else " ;\n    ")
        parts.append(f"{verb} " + ", ".join(_value(triple.value) for triple in group))
    parts.append(" .\n\n")
    return "".join(parts)


def _split(line: bytes) -> Triple:
    """A line's triple: no IRI holds a space, so only the object may."""
    subject, predicate, rest = line.decode().split(" ", 2)
    value, _, _ = rest.removesuffix(" .\n").rpartition(" ")
    return Triple(subject, predicate, value)


def _typed_first(triples: list[Triple]) -> Iterator[Triple]:
    yield from (triple for triple in triples if triple.predicate == _TYPE)
    yield from (triple for triple in triples if triple.predicate != _TYPE)


def _value(value: str) -> str:
    if value.startswith("<"):
        return _name(value)
    text, typed, datatype = value.rpartition('"^^<')  # no quote can stand in the IRI, none unescaped in the text
    if not typed or not datatype.endswith(">"):
        return value
    return text[1:] if datatype == _INTEGER else f'{text}"^^{_name("<" + datatype)}'


@lru_cache(maxsize=16384)
def _name(token: str) -> str:
    """An IRI as a prefixed name, or relative to the base, or in full."""
    text = token[1:-1]
    if text.startswith(iris.BASE):
        return f"<{text[len(iris.BASE) :]}>"
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
