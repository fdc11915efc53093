"""Who is who: a person is a name and the jurisdiction that the posts show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.resolve.claims import Claims
from kg.resolve.jurisdiction import CENTRAL, contains

__all__ = ["UNPLACED", "Holder", "People", "Person"]

UNPLACED = "unplaced"


class Person(NamedTuple):
    """The key of an official: a jurisdiction (GB/T 2260 code, central, foreign, unplaced) and a name."""

    place: str
    name: str


@dataclass(slots=True)
class Holder:
    """What the articles show of one name in one jurisdiction; days as YYYY-MM-DD, "" where none is known."""

    first: str = ""
    last: str = ""
    articles: int = 0
    also: set[str] = field(default_factory=set)
    """Other jurisdictions that were printed with this one in one article."""

    def see(self, day: str, also: Iterable[str]) -> None:
        """Take in one more article."""
        self.articles += 1
        self.also.update(also)
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)


class People:
    """The holders of every name, from all articles; the order in which they were seen makes no difference."""

    def __init__(self, all_claims: Iterable[Claims]) -> None:
        self.holders: dict[str, dict[str, Holder]] = {}
        self.same: Mapping[Person, Person] = {}
        """Keys that the user declared to be one person, to the one that stands for them."""
        for claims in all_claims:
            for sighting in claims.sightings:
                if sighting.place:
                    places = self.holders.setdefault(sighting.name, {})
                    places.setdefault(sighting.place, Holder()).see(claims.day, sighting.also)

    def person(self, name: str, place: str, home: tuple[str, ...]) -> Person:
        """The person that a name in an article means; `place` is what its posts show there ("" if nothing)."""
        key = Person(place or self._only(name, home), name)
        return self.same.get(key, key)

    def _only(self, name: str, home: tuple[str, ...]) -> str:
        """The one place where a holder of the name is known and the article may mean it, else "unplaced"."""
        known = self.holders.get(name, {})
        if len(known) == 1 and all(_may_mean(place, home) for place in known):
            return next(iter(known))
        near = [place for place in known if _near(place, home)]
        return near[0] if len(near) == 1 else UNPLACED


def _may_mean(place: str, home: tuple[str, ...]) -> bool:
    """A local paper does not mean another place's official without saying so."""
    return not home or home == (CENTRAL,) or not place.isdigit() or _near(place, home)


def _near(place: str, home: tuple[str, ...]) -> bool:
    """Whether the place is the article's own, lies in it, or holds it."""
    return bool(home) and (contains(place, home[-1]) or contains(home[-1], place))
