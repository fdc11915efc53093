"""Finds the divisions that a text names: the public verb of this package."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from kg.model import Span
from kg.places.finder import sightings
from kg.places.reading import Reading, above

__all__ = ["Place", "find_places", "hinted_paths"]


class Place(NamedTuple):
    """One occurrence of a division's name. `path`: 北京市/朝阳区; `code`: GB/T 2260, as a string."""

    path: str
    code: str
    span: Span
    rule: str


def find_places(text: str, *, taken: Sequence[Span] = (), day: date | None = None, hint: str = "") -> list[Place]:
    """Every name of a Chinese division, province to county, in text order.

    `taken`: spans in which nothing may be found (names of persons); `day`: the article's, for divisions that were
    renamed or moved (None: today's names). `hint`: words outside the text that say where it comes from, such as the
    publisher; they break ties and claim nothing. Spans are code points of `text`.
    """
    seen = sightings(text, taken)
    if not seen:
        return []
    found = Reading(text, seen, day, partial(_hinted, hint, day) if hint else frozenset).settle()
    return [
        Place(named[0].path, named[0].code, Span(start, end), named[1])
        for (_, start, end), named in zip(seen, found, strict=True)
        if named
    ]


@lru_cache(maxsize=256)
def _hinted(hint: str, day: date | None) -> frozenset[str]:
    paths = hinted_paths(hint, day)
    return frozenset(paths).union(*map(above, paths))


@lru_cache(maxsize=256)
def hinted_paths(hint: str, day: date | None) -> tuple[str, ...]:
    """The divisions named in a publisher's name (北京日报, 北京朝阳微信公众号), in its order."""
    found = Reading(hint, sightings(hint, media=True), day, lenient=True).settle()
    return tuple(named[0].path for named in found if named)
