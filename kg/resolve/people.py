"""Who is who: a person is a name and the jurisdiction that the posts show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.resolve.claims import Claims
from kg.resolve.jurisdiction import CENTRAL, Told, contains

__all__ = ["UNPLACED", "Holder", "People", "Person"]

UNPLACED = "unplaced"
# Where an article speaks from no place, a name whose posts are told so many times as often in one place as in all the
# others together means the one there: a head of state, not the namesake of whom an old post was told once.
DOMINANT = 20


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
    current: bool = False
    """Whether any post but former ones was printed."""
    also: set[str] = field(default_factory=set)
    """Other jurisdictions that were printed with this one in one article."""

    def see(self, day: str, told: Told) -> None:
        """Take in one more article; former posts say nothing of when they were held."""
        self.articles += 1
        self.also.update(told.also)
        self.current |= not told.former
        if day and not told.former:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)


class People:
    """The holders of every name, from all articles; the order in which they were seen makes no difference."""

    def __init__(self, all_claims: Iterable[Claims]) -> None:
        self.holders: dict[str, dict[str, Holder]] = {}
        self.same: Mapping[Person, Person] = {}
        """Keys that the user declared to be one person, to the one that stands for them."""
        self._unsure: dict[str, set[str]] = {}
        for claims in all_claims:
            for sighting in claims.sightings:
                place = sighting.told.place
                if place and sighting.told.unsure:
                    self._unsure.setdefault(sighting.name, set()).add(place)
                elif place:
                    places = self.holders.setdefault(sighting.name, {})
                    places.setdefault(place, Holder()).see(claims.day, sighting.told)

    def person(self, name: str, told: Told, home: tuple[str, ...]) -> Person:
        """The person that a name in an article means; `told` is what its posts show there."""
        known = self.holders.get(name, {})
        if told.place and (not told.unsure or told.place in known):
            place = told.place
        else:
            place = _meant(known, home)
            if place == UNPLACED:
                place = told.place or self._doubtful(name)
        key = Person(place, name)
        return self.same.get(key, key)

    def _doubtful(self, name: str) -> str:
        """The place of a name that is known by unsure posts only, and of one place."""
        places = self._unsure.get(name, set()) if name not in self.holders else set()
        return next(iter(places)) if len(places) == 1 else UNPLACED


def _meant(known: Mapping[str, Holder], home: tuple[str, ...]) -> str:
    """The one place where a holder is known and the article may mean it, else "unplaced"."""
    if len(known) == 1 and all(_may_mean(place, home) for place in known):
        return next(iter(known))
    near = [place for place in known if _near(place, home)]
    if not near and (not home or home == (CENTRAL,)):
        total = sum(holder.articles for holder in known.values())
        near = [place for place, holder in known.items() if holder.articles > DOMINANT * (total - holder.articles)]
    return near[0] if len(near) == 1 else UNPLACED


def _may_mean(place: str, home: tuple[str, ...]) -> bool:
    """A local paper does not mean another place's official without saying so."""
    return not home or home == (CENTRAL,) or not place.isdigit() or _near(place, home)


def _near(place: str, home: tuple[str, ...]) -> bool:
    """Whether the place is the article's own, lies in it, or holds it."""
    return bool(home) and (contains(place, home[-1]) or contains(home[-1], place))
