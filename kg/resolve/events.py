"""Which reports are of one event: union-find over keys, with the keys dropped that would bring apart things together.

A key is an integer: the strength of the evidence in its upper bits, 64 bits of a hash of the words in its lower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import NamedTuple

from kg.resolve.claims import Occurrence
from kg.resolve.people import UNPLACED, Person

__all__ = ["EventKeys", "Events", "event_keys", "place_of"]

# The strengths, best first; an IRI is made from the smallest key, so it stays when weaker evidence comes or goes.
NUMBER, SERIES, BODY, NUMBERS, ARTICLE = range(5)


class EventKeys(NamedTuple):
    """The keys of one event in one article, and what may speak against a merger."""

    keys: tuple[int, ...]
    article: int
    series: tuple[int, ...]
    numbers: tuple[tuple[int, int], ...]
    """(series, ordinal)"""


def _key(strength: int, *words: str) -> int:
    return strength << 64 | int.from_bytes(sha256("\x1f".join(words).encode("utf-8", "replace")).digest()[:8], "big")


def place_of(place: str, presiders: Iterable[Person]) -> str:
    """Where an organisation or series belongs: what its name shows, or else where its presider does."""
    return place or next((person.place for person in presiders if person.place != UNPLACED), UNPLACED)


def event_keys(article: str, occurrence: Occurrence, presiders: tuple[Person, ...]) -> EventKeys:
    """The keys under which the event may be known; none where the day is not said."""
    kind, day = occurrence.kind, occurrence.day
    keys: set[int] = set()
    numbers: set[tuple[int, int]] = set()
    names: set[int] = set()
    placed = [person for person in presiders if person.place != UNPLACED]
    if not day:
        return EventKeys((), 0, (), ())
    for series in filter(None, occurrence.series):
        place = place_of(series.place, presiders)
        name = _key(SERIES, place, series.name)
        names.add(name)
        if series.ordinal is not None:
            numbers.add((name, series.ordinal))
            if place != UNPLACED:
                keys.add(_key(NUMBER, "number", day, place, series.name, str(series.ordinal)))
        keys |= {_key(SERIES, "series", day, kind, place, series.name, *person) for person in placed}
    if occurrence.body:
        place = place_of(occurrence.body_place, presiders)
        keys |= {_key(BODY, "body", day, kind, place, occurrence.body, *person) for person in placed}
    if strong := sorted(key for key in keys if key >> 64 == NUMBER):
        keys.add(_key(NUMBERS, *map(str, strong)))
    return EventKeys(tuple(sorted(keys)), _key(0, article), tuple(sorted(names)), tuple(sorted(numbers)))


class Events:
    """The identity of every event. Memory: the keys of the events that have a day and a series or a presider."""

    def __init__(self, all_keys: Iterable[EventKeys]) -> None:
        self._of: dict[int, int] = {}
        self.merged: set[int] = set()
        """Events that more than one report tells of."""
        left = [keys for keys in all_keys if keys.keys]
        for usable, allowed in (
            ({NUMBER, SERIES, BODY}, _one_series),
            ({NUMBER, SERIES}, _one_number_once),
            ({NUMBER}, _one_number),
            ({NUMBERS}, _anything),
        ):
            left = self._settle(left, usable, allowed)

    def _settle(
        self, reports: list[EventKeys], usable: set[int], allowed: Callable[[list[EventKeys]], bool]
    ) -> list[EventKeys]:
        """Merge what shares a usable key where nothing speaks against it; the reports for which something does."""
        left: list[EventKeys] = []
        for group in _groups(reports, usable):
            if allowed(group):
                keys = {key for report in group for key in report.keys if key >> 64 in usable}
                self._of.update(dict.fromkeys(keys, min(keys)))
                if len(group) > 1:
                    self.merged.add(min(keys))
            else:
                left += group
        return left

    def find(self, article: str, number: int, keys: EventKeys) -> int:
        """The event's own key: the smallest one of its reports, or of the article and its place there."""
        known = next((self._of[key] for key in keys.keys if key in self._of), None)
        return _key(ARTICLE, "article", article, str(number)) if known is None else known


def _groups(reports: list[EventKeys], usable: set[int]) -> Iterable[list[EventKeys]]:
    """The reports that are connected by usable keys; one without such a key is left out."""
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        while (up := parent.setdefault(key, key)) != key:
            parent[key] = parent[up]
            key = up
        return key

    ours = [[key for key in report.keys if key >> 64 in usable] for report in reports]
    for keys in ours:
        for key in keys[1:]:
            parent[root(key)] = root(keys[0])
    groups: dict[int, list[EventKeys]] = defaultdict(list)
    for report, keys in zip(reports, ours, strict=True):
        if keys:
            groups[root(keys[0])].append(report)
    return groups.values()


def _anything(_: list[EventKeys]) -> bool:
    return True


def _one_number(group: list[EventKeys]) -> bool:
    """第二十三次 is not 第二十四次."""
    numbers = {number for report in group for number in report.numbers}
    return len(numbers) == len({series for series, _ in numbers})


def _one_number_once(group: list[EventKeys]) -> bool:
    """An article that tells of two events tells of two."""
    return len({report.article for report in group}) == len(group) and _one_number(group)


def _one_series(group: list[EventKeys]) -> bool:
    """The same body and presider may hold two meetings in a day: then their names have nothing in common."""
    if not _one_number_once(group):
        return False
    named = [set(report.series) for report in group if report.series]
    while len(named) > 1:
        first = named.pop()
        near = [names for names in named if names & first]
        if not near:
            return False
        named = [names for names in named if not names & first] + [first.union(*near)]
    return True
