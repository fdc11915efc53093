"""Tells who speaks: an event, or one of the article's officials at an event."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Article, Event, Official, Span

__all__ = ["LOOK_BACK", "Speakers", "Who"]

LOOK_BACK = 60
"""How far before a verb its subject is looked for, in code points; sentences of the corpus put it within 40."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


class Who(NamedTuple):
    """The number of an event (None: an official's own words), and the official's name ("": the event itself)."""

    event: int | None
    name: str


class Speakers:
    """Who can speak in an article: its officials by name and by post, its events by place."""

    def __init__(self, article: Article, events: Sequence[Event], officials: Sequence[Official]) -> None:
        self.text = article.text
        self.body = _after_headline(article)
        self.names = tuple(official.name for official in officials)
        self._mentions: list[tuple[int, int, str]] | None = None
        self._officials = officials
        self._titles: dict[str, set[str]] | None = None
        self._all = _by_place((i for i, _ in enumerate(events)), events)
        self._meetings = _by_place((i for i, e in enumerate(events) if e.kind == "meeting"), events) or self._all
        self._events = events
        self._with: dict[str, list[tuple[int, int]]] | None = None
        self._last = ""

    def find(self, subject: Span, role: str, *, carried: Who | None, guess: bool) -> Who | None:
        """Who is meant by the words before a verb; None where nobody can be.

        `role` is that of the last of the words (saying_context.tsv), `carried` who spoke before in the paragraph,
        `guess` whether the words look like a name that was not recognised.
        """
        named = self._named(subject.start, subject.end)
        if named:
            return self._person(named, subject.start)
        if role == "event":
            return Who(self.meeting(subject.start), "")
        if role == "title":
            return self._person_or_meeting(self._holder(self.text[subject.start : subject.end]), subject.start)
        if role == "person":
            earlier = self._last or self._named(max(self.body, subject.start - 3 * LOOK_BACK), subject.start)
            return self._person_or_meeting(earlier, subject.start)
        if role == "connective" or subject.start == subject.end:
            named = self._named(self._sentence_start(subject.start), subject.start)
            return self._person(named, subject.start) if named else carried or self._someone(subject.start)
        return Who(self.meeting(subject.start), "") if guess else None

    def meeting(self, position: int) -> int | None:
        """The meeting, else the event, that the text at `position` tells of."""
        return _nearest(self._meetings, position)

    def _someone(self, position: int) -> Who | None:
        return Who(self.meeting(position), "") if self._all else None

    def _person_or_meeting(self, name: str, position: int) -> Who:
        return self._person(name, position) if name else Who(self.meeting(position), "")

    def _person(self, name: str, position: int) -> Who:
        """The official, at the event told last before `position` that he or she is at."""
        self._last = name
        if self._with is None:
            self._with = {}
            for start, number in self._all:
                for person in self._events[number].people:
                    self._with.setdefault(person.name, []).append((start, number))
        return Who(_nearest(self._with.get(name, []), position), name)

    def _named(self, start: int, end: int) -> str:
        """The official named last in text[start:end]; "" for none."""
        if self._mentions is None:
            machine = AhoCorasick(self.names, matchkind=MatchKind.LeftmostLongest)
            hits = machine.find_matches_as_indexes(self.text) if self.names else []
            self._mentions = [(first, last, self.names[number]) for number, first, last in hits]
        place = bisect_left(self._mentions, (end, 0, "")) - 1
        if place >= 0 and start <= self._mentions[place][0] and self._mentions[place][1] <= end:
            return self._mentions[place][2]
        return ""

    def _holder(self, words: str) -> str:
        """The only official whose post ends as `words` do, such as 总书记; "" where none or several do."""
        if self._titles is None:
            self._titles = {}
            for official in self._officials:
                for post in official.posts:
                    for size in range(2, min(5, len(post.text) + 1)):
                        self._titles.setdefault(post.text[-size:], set()).add(official.name)
        for size in range(4, 1, -1):
            holders = self._titles.get(words[-size:]) if len(words) >= size else None
            if holders:
                return next(iter(holders)) if len(holders) == 1 else ""
        return ""

    def _sentence_start(self, position: int) -> int:
        floor = max(0, position - 2 * LOOK_BACK)
        stops = [match.end() for match in _SENTENCE_END.finditer(self.text, floor, position)]
        return stops[-1] if stops else floor


def _by_place(numbers: Iterable[int], events: Sequence[Event]) -> list[tuple[int, int]]:
    """(start, number) of some events, in text order."""
    return sorted((events[number].span.start, number) for number in numbers)


def _nearest(events: Sequence[tuple[int, int]], position: int) -> int | None:
    """The event told last before `position`, the first of those told there; else the first of all."""
    place = bisect_right(events, (position, sys.maxsize)) - 1
    if place < 0:
        return events[0][1] if events else None
    return events[bisect_left(events, (events[place][0], -1))][1]


def _after_headline(article: Article) -> int:
    """Where the body's own text begins: behind a first line that repeats the title."""
    end = article.text.find("\n", article.body)
    line = article.text[article.body : end if end >= 0 else len(article.text)]
    if end >= 0 and line[:12] and line[:12] in article.title:
        return end + 1
    return article.body
