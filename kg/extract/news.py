"""On which day a thing that is told took place, and whether that is news of this article or history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.extract.dates import Day
from kg.extract.lexicon import Hit
from kg.model import Span
from kg.patterns import pattern

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["only_day", "told_day"]

# The article's news is not older than this; what lies further back is told as history.
_NEWS_DAYS = timedelta(days=100)
# A page that begins with a day and was put up months later.
_LATE_DAYS = timedelta(days=200)
_LEAD_DAYS = timedelta(days=31)
_NOT_YET = timedelta(0)
_OPENING = 4  # characters of 今年 before the day with which a report begins

Told = tuple[date | None, Span | None, bool]


def told_day(reading: Reading, cue: Hit, span: Span) -> Told:
    """The day of what a cue tells, where it is printed, and whether it is news of this article.

    The day stands in the sentence, before the cue if possible, or is carried on from what was told before.
    """
    scene = reading.scene
    published = scene.published
    if published and _history(reading, span, published):
        return None, None, False
    days = [day for day in scene.days_in(span) if not day.dateline and not _learned(scene.text, day)]
    if not days:
        headed = _heading(reading, span)
        if headed:
            return headed.date, headed.span, True
        return (None, None, True) if _ahead(reading, cue, span) else _carried(reading, cue, span)
    before = [day for day in days if day.span.start < cue.start]
    found = before[-1] if before else days[0]
    opens = reading.first and not found.year and found.span.start == span.start
    news = published is None or _NOT_YET <= published - found.date <= (_LATE_DAYS if opens else _NEWS_DAYS)
    visits = cue.kind in ("inspect", "lead")
    if found.several and not visits and pattern("event.trip").search(scene.text, span.start, span.end):
        return None, None, news
    return found.date, found.span, news


def only_day(reading: Reading, cue: Hit, span: Span) -> tuple[date | None, Span | None]:
    """The day of the event told before, where the report names this one and no other: all took place on it."""
    scene, previous = reading.scene, reading.last()
    if previous is None or previous.day is None:
        return None, None
    end = span.end if reading.before else len(scene.text)
    named = [day for day in scene.days_in(Span(reading.opening, end)) if not day.dateline]
    if not named or any(day.date != previous.day or day.several for day in named):
        return None, None
    if pattern("event.stay").search(scene.text, span.start, cue.start):
        return None, None
    if _ahead(reading, cue, span):
        return None, None
    return previous.day, previous.day_span


def _carried(reading: Reading, cue: Hit, span: Span) -> Told:
    """The day of the event told before, where the sentence goes on with it; else the last day named in the lead."""
    scene = reading.scene
    previous = reading.last()
    if previous:
        same = previous.sentence == reading.number
        if same or pattern("event.same-day").search(scene.text, span.start, cue.start):
            if previous.day is None and not same:
                return _since(reading, previous.span.end, span.start)
            return previous.day, previous.day_span, True
        return None, None, True
    early = [day for day in scene.days_in(Span(reading.opening, span.start)) if not day.dateline]
    if early and (
        scene.published is None or _NOT_YET <= scene.published - early[-1].date <= _told_within(reading, early)
    ):
        if early[-1].several and cue.kind == "receive":
            return None, None, True  # 3日至5日访问: on which of them is not said
        return early[-1].date, early[-1].span, True
    return None, None, True


def _ahead(reading: Reading, cue: Hit, span: Span) -> bool:
    """会前，某某调研了…: of which day is not said, unless by 当日."""
    if not pattern("event.ahead").match(reading.text, span.start):
        return False
    return not pattern("event.that-day").search(reading.text, span.start, cue.start)


def _heading(reading: Reading, span: Span) -> Day | None:
    """The day that a line of its own gives for the paragraphs below: 【11日】, ▶ 2月11日."""
    days = reading.scene.days_in(Span(reading.scene.article.body, span.start))
    day = days[-1] if days else None
    if day is None or day.dateline:
        return None
    start, end = (reading.text.rfind("\n", 0, day.span.start) + 1, reading.text.find("\n", day.span.end))
    line = pattern("day.heading").fullmatch(reading.text, start, end if end >= 0 else len(reading.text))
    return day if line else None


def _learned(text: str, day: Day) -> bool:
    """Whether the reporter heard of the thing on the day: 记者5月6日|从县政府获悉."""
    at = day.span.start
    return text.startswith("记者", max(0, at - len("记者"))) and bool(pattern("day.learned").match(text, day.span.end))


def _told_within(reading: Reading, early: list[Day]) -> timedelta:
    """How old the day may be that a sentence before has named: older where the report begins with it."""
    begins = len(early) == 1 and early[0].span.start - reading.opening <= _OPENING
    return _NEWS_DAYS if begins else _LEAD_DAYS


def _since(reading: Reading, start: int, end: int) -> Told:
    """What 当天 means behind an event without a day: the last day named since."""
    published = reading.scene.published
    days = [day for day in reading.scene.days_in(Span(start, end)) if not day.dateline]
    if days and (published is None or _NOT_YET <= published - days[-1].date <= _LEAD_DAYS):
        return days[-1].date, days[-1].span, True
    return None, None, True


def _history(reading: Reading, span: Span, published: date) -> bool:
    """Whether the sentence prints a month that lies far back (2018年9月), or quotes what was long ago."""
    scene, subject = reading.scene, reading.subject
    quoted = not reading.lead or (subject is not None and subject.quoted)
    if quoted and not scene.days_in(span) and pattern("event.long-ago").search(scene.text, span.start, span.end):
        return True
    return any(
        int(found[1]) * 12 + int(found[2]) < published.year * 12 + published.month - 4
        for found in pattern("event.month").finditer(scene.text, span.start, span.end)
    )
