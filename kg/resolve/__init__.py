"""Facts of all articles in, entities out: who is who, which reports are of one event, who held which post when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.resolve.claims import Claims, Occurrence, Series, claims
from kg.resolve.events import EventKeys, Events, event_keys, place_of
from kg.resolve.links import Link, verdicts
from kg.resolve.people import People, Person
from kg.resolve.proposals import Proposal, proposals
from kg.resolve.tenures import Seen, Tenures

__all__ = ["Assignment", "Claims", "Placed", "Resolution", "claims", "resolve"]


class Placed(NamedTuple):
    """One event of an article, resolved: its key, where its organiser belongs, and its series."""

    key: int
    body_place: str
    series: tuple[tuple[str, str] | None, ...]
    """(place, name) for each printed name, None for a name that is of no series."""


class Assignment(NamedTuple):
    """What the names, events and divisions of one article are in the graph; events in the article's order."""

    people: dict[str, Person]
    events: tuple[Placed, ...]
    districts: dict[str, str]
    """GB/T 2260 code by path, "" where there is none."""


class Resolution(NamedTuple):
    """What all articles together show."""

    people: People
    events: Events
    tenures: Tenures
    proposals: tuple[Proposal, ...]
    unused_links: int

    def assign(self, article: Claims) -> Assignment:
        """Who the officials and what the events of one article are; needs only what the article itself claims."""
        people = _people(self.people, article)
        return Assignment(
            people,
            tuple(
                _placed(occurrence, people, self.events.find(article.article, number, keys))
                for number, (occurrence, keys) in enumerate(_keys(article, people))
            ),
            dict(article.districts),
        )


def resolve(stream: Callable[[], Iterable[Claims]], links: Iterable[Link] = ()) -> Resolution:
    """Resolve the claims of all articles; `stream` gives them anew each time (it is read twice), in any order.

    The result does not depend on the order. Memory grows with the entities. Raises RunError where links contradict
    each other.
    """
    people = People(stream())
    decided = verdicts(links, people.holders)
    people.same = decided.same
    tenures = Tenures()
    events = Events(_observe(stream(), people, tenures))
    return Resolution(people, events, tenures, tuple(proposals(people, decided.different)), decided.unused)


def _observe(stream: Iterable[Claims], people: People, tenures: Tenures) -> Iterator[EventKeys]:
    """The keys of every event; on the way, the posts."""
    for article in stream:
        known = _people(people, article)
        if article.day:
            for sighting in article.sightings:
                for post, start, end in sighting.posts:
                    tenures.see(known[sighting.name], post, Seen(article.day, article.article, start, end))
        for _, keys in _keys(article, known):
            yield keys


def _people(people: People, article: Claims) -> dict[str, Person]:
    return {s.name: people.person(s.name, s.told, article.home) for s in article.sightings}


def _keys(article: Claims, people: dict[str, Person]) -> Iterator[tuple[Occurrence, EventKeys]]:
    for occurrence in article.occurrences:
        presiders = tuple(people[name] for name in occurrence.presiders)
        yield occurrence, event_keys(article.article, occurrence, presiders)


def _placed(occurrence: Occurrence, people: dict[str, Person], key: int) -> Placed:
    presiders = [people[name] for name in occurrence.presiders]

    def where(series: Series | None) -> tuple[str, str] | None:
        return (place_of(series.place, presiders), series.name) if series else None

    return Placed(key, place_of(occurrence.body_place, presiders), tuple(map(where, occurrence.series)))
