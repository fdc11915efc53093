"""An event while the rules are still filling it, and what makes two tellings the same event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from kg.extract.meetings import names_of, ordinal_of
from kg.extract.mention import Mention
from kg.extract.organiser import holder
from kg.model import Event, Kind, Name, Participation, Presence, Role, Span
from kg.patterns import pattern
from kg.words import listed

__all__ = ["Draft"]


class Draft:
    """One event in the making; people in the order in which the article prints them."""

    def __init__(
        self,
        kind: Kind,
        span: Span,
        rule: str,
        sentence: int,
        *,
        day: date | None,
        day_span: Span | None,
        inferred: bool,
    ) -> None:
        self.kind, self.span, self.rule, self.sentence = kind, span, rule, sentence
        self.day, self.day_span, self.inferred = day, day_span, inferred
        """`inferred`: the day is that of the report, which the sentence neither prints nor points to."""
        self.names: list[Name] = []
        self.mode: Literal["video"] | None = None
        self.body = ""
        self.group = ""
        """Whose sitting it is: 某代表团."""
        self.people: dict[str, tuple[Mention, Role, Presence, str]] = {}

    def add(self, mention: Mention, role: Role, rule: str, presence: Presence = "person") -> None:
        """Puts one person into the event; who presides stays presider, the first printing of an attendee counts."""
        before = self.people.get(mention.name)
        if before is None:
            self.people[mention.name] = (mention, role, presence, rule)
        elif role == "presides" and before[1] == "attends":
            keep = before[0] if before[0].posts else mention
            self.people[mention.name] = (keep, role, presence, rule)

    def add_all(self, mentions: Iterable[Mention], role: Role, rule: str, presence: Presence = "person") -> None:
        """Puts several people into the event, in their order."""
        for mention in mentions:
            self.add(mention, role, rule, presence)

    def add_leaders(self, mentions: Sequence[Mention], rule: str, *, apart: bool = False) -> None:
        """Puts in those who go out or receive: of three or more the first leads and the others go with him.

        `apart`: each of them does for himself what is told.
        """
        leaders = len(mentions) if apart or len(mentions) < _MANY else 1
        self.add_all(mentions[:leaders], "presides", rule)
        self.add_all(mentions[leaders:], "attends", "attends.goes-too")

    def presiders(self) -> list[str]:
        """Names of those who preside."""
        return [name for name, (_, role, _, _) in self.people.items() if role == "presides"]

    def rename(self, text: str, span: Span) -> None:
        """Gives the event its printed name, if it has none yet, or only one that says of which kind it is."""
        old = self.names[0].text if len(self.names) == 1 else ""
        if not self.names or (old in listed("generic_name") and text.endswith(old, span.start, span.end)):
            self.names[:] = names_of(text, span)

    def is_named(self, name: str) -> bool:
        """Whether `name` is one of this event's names, or their short or long form."""
        return any(_same(name, known.text) for known in self.names)

    def finish(self, districts: tuple[str, ...]) -> Event:
        """The event as a fact."""
        ordered = sorted(self.people.values(), key=lambda item: item[0].span.start)
        people = tuple(
            Participation(m.name, role, presence, order, tuple(p.text for p in m.posts), m.span, rule)
            for order, (m, role, presence, rule) in enumerate(ordered, 1)
        )
        names = tuple(name for name in self.names if name.text not in listed("no_name"))
        return Event(
            self.kind, names, self.day, self.day_span, people, districts, self.mode,
            self.body or holder(self.names), self.span,
            self.rule,
        )  # fmt: skip


_MANY = 3
"""So many people named side by side are a leader and those who are with him."""
# So many characters at the end make one meeting of a numbered and an unnumbered name: …领导人非正式会议.
_TAIL = 8


def _same(left: str, right: str) -> bool:
    mode = pattern("meeting.mode")
    plain = mode.sub("", left), mode.sub("", right)  # 春耕视频会议 is the 春耕会议
    ceremony = pattern("meeting.ceremony")
    if ceremony.sub("", left) == ceremony.sub("", right):
        return True  # 春耕大会开幕式 is how the 春耕大会 begins
    if plain[0].endswith(plain[1]) or plain[1].endswith(plain[0]):
        return True
    a, b = ordinal_of(left)[0], ordinal_of(right)[0]
    if None in (a, b) and a != b:
        return left[-_TAIL:] == right[-_TAIL:] and min(len(left), len(right)) >= _TAIL
    if a != b:
        return False
    short, long = sorted((left, right), key=len)
    return len(short) >= 4 and short[-2:] == long[-2:] and all(c in long for c in short)
