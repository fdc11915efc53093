"""Tells who speaks: an event, or one of the article's officials at an event."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.measures.words import LOOK_BACK, SENTENCE_END
from kg.model import Article, Event, Official
from kg.words import listed

__all__ = ["NOBODY", "Speakers", "Who"]

FEW = 16
"""Up to so many names are looked for one by one, which is quicker than building an automaton for an article."""
GATHERING = 6
"""So many characters tell one gathering from another: 经济工作会议, 届三中全会."""


class Who(NamedTuple):
    """The number of an event (None: an official's own words), and the official's name ("": the event itself)."""

    event: int | None
    name: str


NOBODY: Final = Who(None, "")
"""No event and no official."""


class Speakers:
    """Who can speak in an article: its officials by name and by post, its events by place.

    Nothing is laid out before it is asked for: most articles have no verb of saying that governs anything.
    """

    def __init__(self, article: Article, events: Sequence[Event], officials: Sequence[Official]) -> None:
        self.text = article.text
        self.body = _after_headline(article)
        self.names = tuple([official.name for official in officials])
        self._officials = officials
        self._events = events
        self.title = article.title
        names = [article.title, *(name.text for event in events for name in event.names)]
        self.press = any(_holds(name, "briefing") for name in names)
        self.announces = self.press and any(_holds(name, "epidemic") for name in names)
        self.tell_of_events = bool(events)
        self._last = ""
        # Laid out when first asked for, by hand: cached_property takes a lock each time up to Python 3.11.
        self._by_place: list[tuple[int, int]] | None = None
        self._meetings: list[tuple[int, int]] | None = None
        self._with: dict[str, list[tuple[int, int]]] | None = None
        self.titles: dict[str, set[str]] | None = None
        self._mentions: list[tuple[int, int, str]] | None = None

    def find(self, start: int, end: int, role: str, *, carried: Who | None, guess: bool) -> Who | None:
        """Who is meant by the words text[start:end] before a verb; None where nobody can be.

        `role` is that of the last of the words (saying_context.tsv), `carried` who spoke before in the paragraph,
        `guess` whether the words look like a name that was not recognised.
        """
        named = self._named(start, end)
        if named:
            return self._person(named, start)
        if role == "event":
            return Who(self.meeting(start), "")
        if role == "title":
            return self._person_or_meeting(self._holder(self.text[start:end]), start)
        if role == "person":
            earlier = self._last or self._named(max(self.body, start - 3 * LOOK_BACK), start)
            return self._person_or_meeting(earlier, start)
        if role == "connective" or start == end:
            named = self._named(self._sentence_start(start), start)
            return self._person(named, start) if named else carried or self._someone(start)
        return Who(self.meeting(start), "") if guess else None

    def tells_of(self, gathering: str) -> bool:
        """Whether the title or the story of an event names this gathering, such as 中央经济工作会议."""
        word = gathering[-GATHERING:]
        if word in listed("short_plenary") and any(full in self.title for full in listed("full_plenary")):
            return True
        return word in self.title or any(word in self.text[event.span.start : event.span.end] for event in self._events)

    def meeting(self, position: int) -> int | None:
        """The meeting, else the event, that the text at `position` tells of."""
        if self._meetings is None:
            told = self._told()
            self._meetings = [item for item in told if self._events[item[1]].kind == "meeting"] or told
        return _nearest(self._meetings, position)

    def _told(self) -> list[tuple[int, int]]:
        """(start, number) of the events, in text order."""
        if self._by_place is None:
            self._by_place = sorted([(event.span[0], number) for number, event in enumerate(self._events)])
        return self._by_place

    def _events_with(self, name: str) -> Sequence[tuple[int, int]]:
        """The events that an official is at."""
        if self._with is None:
            self._with = {}
            for start, number in self._told():
                for person in self._events[number].people:
                    self._with.setdefault(person.name, []).append((start, number))
        return self._with.get(name, ())

    def _someone(self, position: int) -> Who | None:
        return Who(self.meeting(position), "") if self._events else None

    def _person_or_meeting(self, name: str, position: int) -> Who:
        return self._person(name, position) if name else Who(self.meeting(position), "")

    def _person(self, name: str, position: int) -> Who:
        """The official, at the event told last before `position` that he or she is at."""
        self._last = name
        return Who(_nearest(self._events_with(name), position), name)

    def _named(self, start: int, end: int) -> str:
        """The official named last in text[start:end]; "" for none."""
        if end - start < 2 or not self.names:
            return ""
        if len(self.names) <= FEW:
            best = (-1, 0)
            found = ""
            for name in self.names:
                place = self.text.rfind(name, start, end)
                if place >= 0 and (place + len(name), -place) > best:
                    best, found = (place + len(name), -place), name
            return found
        if self._mentions is None:
            machine = AhoCorasick(self.names, matchkind=MatchKind.LeftmostLongest)
            hits = machine.find_matches_as_indexes(self.text)
            self._mentions = [(first, last, self.names[number]) for number, first, last in hits]
        place = bisect_left(self._mentions, (end, 0, "")) - 1
        if place >= 0 and start <= self._mentions[place][0] and self._mentions[place][1] <= end:
            return self._mentions[place][2]
        return ""

    def _holder(self, words: str) -> str:
        """The only official whose post ends as `words` do, such as 总书记; "" where none or several do."""
        if self.titles is None:
            self.titles = {}
            for official in self._officials:
                for post in official.posts:
                    for size in range(2, min(5, len(post.text) + 1)):
                        self.titles.setdefault(post.text[-size:], set()).add(official.name)
        for size in range(4, 1, -1):
            holders = self.titles.get(words[-size:]) if len(words) >= size else None
            if holders:
                return next(iter(holders)) if len(holders) == 1 else ""
        return ""

    def _sentence_start(self, position: int) -> int:
        floor = max(0, position - 2 * LOOK_BACK)
        stops = [match.end() for match in SENTENCE_END.finditer(self.text, floor, position)]
        return stops[-1] if stops else floor


def _holds(name: str, kind: str) -> bool:
    """Whether a title or an event's name has a word of this kind, such as that of a press conference."""
    return any(word in name for word in listed(kind))


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
