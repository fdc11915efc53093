"""Whether a cue tells what took place: not what is announced or was long ago, nor the way to an event or home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.lexicon import Hit
from kg.extract.mention import WITH
from kg.model import Span
from kg.patterns import pattern

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["took_place"]

_OPENING = 4  # characters before a time that opens its clause: 早在|去年
_RECENT = 31  # days
_THIS_WEEK = 6  # days: 今年5月20日 told in August looks back, told on 21 May it is news
_ONCE = "曾"
_GOES = frozenset(("attend", "convene", "preside", "receive", "speak"))
_GOVERNS = frozenset(("attend", "preside", "receive"))


def took_place(reading: Reading, cue: Hit, span: Span) -> bool:
    """Whether what the cue tells of is told as done, and as news."""
    text = reading.text
    for mark in pattern("tense.mark").finditer(text, span.start, cue.start):
        kind = str(mark.lastgroup)
        if _describes(reading, mark, cue):
            continue
        if kind == "ahead" and _goes_on(reading, mark, cue):
            return False
        if kind == "way" and cue.kind in _GOVERNS and _on_the_way(reading, mark, cue):
            return False
        if kind == "over" and (mark.end() == cue.start or pattern("tense.left").search(text, cue.end, span.end)):
            return False
        if kind not in ("ahead", "way", "over") and _long_ago(reading, mark, cue, span):
            return False
    if cue.kind not in _GOES:
        return True
    return not pattern("tense.around").match(text, cue.end) and not pattern("tense.home").search(
        text, cue.end, span.end
    )


def _describes(reading: Reading, mark: re.Match[str], cue: Hit) -> bool:
    """Whether the mark only describes a noun: 将于下月举行的|论坛今天召开发布会; 刚刚抵达本市的|市长."""
    stop = reading.text.find("的", mark.end(), cue.start)
    if stop < 0 or any(c in "，。；" for c in reading.text[mark.end() : stop]):
        return False
    return not any(other.kind in _GOVERNS for other in reading.scene.cues_in(Span(mark.end(), stop)))


def _goes_on(reading: Reading, mark: re.Match[str], cue: Hit) -> bool:
    """Whether the sentence from the mark to the cue has no other subject and no day of its own, so one governs both."""
    text = reading.text
    comma = text.find("，", mark.end(), cue.start)
    if comma < 0:
        return True
    if pattern("tense.told").search(text, reading.scene.clause_start(mark.start(), 0), mark.start()):
        return False  # 了解到企业将扩产，主持召开座谈会: what they were told of is still to come
    if "；" in text[comma : cue.start] or reading.scene.days_in(Span(comma, cue.start)):
        return False
    return not any(run.acts and run.lead not in WITH for run in reading.scene.runs_in(comma, cue.start))


def _on_the_way(reading: Reading, mark: re.Match[str], cue: Hit) -> bool:
    """Whether who travels has not yet met: 乘专机抵达，会见; but 抵达某地，与某人举行会谈 has taken place."""
    lands = mark[0].endswith("抵达") and "乘" not in reading.text[max(0, mark.start() - 3) : mark.start()]
    if lands and cue.kind == "receive" and "出席" not in reading.text[mark.end() : cue.start]:
        return False
    return _goes_on(reading, mark, cue)


def _long_ago(reading: Reading, mark: re.Match[str], cue: Hit, span: Span) -> bool:
    """Whether the time that the mark names lies far back and holds for the cue."""
    scene, published = reading.scene, reading.scene.published
    if mark[0].startswith(_ONCE):
        return _goes_on(reading, mark, cue)  # 曾于6月2日带队赶到某地，查看灾情: background, be it of last week
    clause = scene.clause_start(cue.start, span.start)
    opens = mark.start() - scene.clause_start(mark.start() + 1, span.start) <= _OPENING
    if mark.start() < clause and not opens:
        return False
    days = [day for day in scene.days_in(Span(mark.start(), cue.start)) if not day.dateline]
    near = _THIS_WEEK if mark["month"] else _RECENT
    if mark.lastgroup != "ago" and published and any(0 <= (published - day.date).days <= near for day in days):
        return False
    if mark["month"]:
        return bool(published and (days or int(mark["month"]) < published.month))
    return mark["year"] is None or _earlier_year(reading, mark)


def _earlier_year(reading: Reading, mark: re.Match[str]) -> bool:
    """Whether the year lies back: one before the last, or the last one, neither in its last days nor in a name."""
    published, year = reading.scene.published, int(mark["year"])
    if published is None or year >= published.year:
        return False
    if year == published.year - 1:
        month = pattern("event.month").match(reading.text, mark.start())
        names = reading.scene.names.values()
        within = any(name.span.start <= mark.start() < name.span.end for name in names)
        return not within and not (month and published.month + 12 - int(month[2]) <= 1)
    return True
