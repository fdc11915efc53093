"""Tenures: one official in one post as printed, with the first and last day on which an article shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.resolve.people import Person

__all__ = ["Seen", "Tenure", "Tenures"]


class Seen(NamedTuple):
    """One observation of a post; ordered by day, then article and place, so that first and last are well defined."""

    day: str
    article: str
    start: int
    end: int


class Tenure(NamedTuple):
    """One official in one post; `articles` counts those that print it."""

    person: Person
    post: str
    first: Seen
    last: Seen
    articles: int


class Tenures:
    """Gathers observations; memory grows with officials and posts, not with articles."""

    def __init__(self) -> None:
        self._found: dict[tuple[Person, str], tuple[Seen, Seen, int]] = {}

    def see(self, person: Person, post: str, seen: Seen) -> None:
        """Take in one article's observation of a post."""
        first, last, articles = self._found.get((person, post), (seen, seen, 0))
        self._found[person, post] = (min(first, seen), max(last, seen), articles + 1)

    def __iter__(self) -> Iterator[Tenure]:
        for (person, post), (first, last, articles) in sorted(self._found.items()):
            yield Tenure(person, post, first, last, articles)
