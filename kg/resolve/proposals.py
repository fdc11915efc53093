"""Proposed links: officials of one name in two jurisdictions who may be one person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from kg.resolve.features import THRESHOLD, Pair, score
from kg.resolve.jurisdiction import FOREIGN
from kg.resolve.people import People, Person

__all__ = ["Proposal", "proposals"]

# Beyond this many places a name is so common that a pair of them says nothing; it also bounds the pairs of a name.
MOST_HOLDERS = 8


class Proposal(NamedTuple):
    """Two officials who may be one, how likely from 0 to 1, and why, in Chinese and English."""

    left: Person
    right: Person
    score: float
    zh: str
    en: str


def proposals(people: People, different: frozenset[frozenset[Person]]) -> Iterator[Proposal]:
    """The pairs worth a look, in order of name and place, without those on which the user has decided."""
    for name, places in sorted(people.holders.items()):
        home = {place: holder for place, holder in sorted(places.items()) if place != FOREIGN}
        if not 2 <= len(home) <= MOST_HOLDERS:
            continue
        for (here, one), (there, other) in combinations(home.items(), 2):
            left, right = Person(here, name), Person(there, name)
            ends = frozenset((people.same.get(left, left), people.same.get(right, right)))
            if len(ends) == 1 or ends in different:
                continue
            total, findings = score(Pair(left, right, one, other, len(home)))
            if total >= THRESHOLD:
                a, b = sorted(ends)
                yield Proposal(a, b, total, "；".join(f.zh for f in findings), "; ".join(f.en for f in findings))
