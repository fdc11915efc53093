"""Finds the days that a text names and resolves them against the day of publication (Asia/Shanghai)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from kg.model import Span
from kg.numerals import DIGITS, numeral
from kg.patterns import pattern
from kg.words import choices, listed

__all__ = ["Day", "find_days", "signed_day"]

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
# Read backwards from a 日: a full or month-and-day date, or a day alone that is no part of a longer number.
_TO = r"(?:(?:[-—－～~至、]|--)[0-9]{1,2})?$"
_DATE = re.compile(
    r"(?=[0-9〇零一二三四五六七八九十元本当同上])(?:"  # nothing else is tried
    rf"(?P<prior>(?:[本当同上]|上个)月)(?P<that>[0-9]{{1,2}}){_TO}"
    rf"|(?:(?P<year>[0-9]{{4}}|[一二〇零三四五六七八九]{{4}}) ?年 ?)?(?P<month>{_N}|元) ?月 ?(?P<day>{_N}){_TO}"
    rf"|(?<![0-9月.])(?P<alone>[0-9]{{1,2}}){_TO})"
)
# 2016-05-18, 2016/5/18 and 2016.5.18, where no clock time follows.
_ISO = re.compile(
    r"([0-9]{4})(?<![0-9]{5})(?:[-/](?=[0-9]{1,2}[-/])|(?<=[12][09][0-9]{2})\.(?=[0-9]{1,2}\.))"
    r"([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9日.]| ?[0-9]{1,2}:)"
)
_SIGNATURE = 40  # characters of a last line that signs the article
_WIDEST = 18  # characters that a printed date takes at most
# Each begins with one class of characters, which `re` looks for by itself, several times as fast as for branches.
_ENDS = re.compile("[日号](?:(?<=日)|(?<=[0-9]号))")
_BEHIND_YEAR = re.compile("[-/.](?<=[0-9]{4}.)[0-9]")
_WEEK = "一二三四五六"  # the seventh day is 日 or 天
_RANGE = frozenset(("至", "到", "-", "—", "－", "~", "～", "、", "和", "一"))
_BACK = {"今": 0, "昨": 1, "前": 2}


class Day(NamedTuple):
    """A day named in the text; of `several` days the first. `year`: the text prints it; `dateline`: 7日电, 7日消息."""

    span: Span
    date: date
    year: bool
    dateline: bool
    several: bool


def find_days(text: str, published: date | None) -> list[Day]:
    """Every day that can be resolved, in text order.

    Without a year the latest such day that is not later than a month after publication is meant; a day alone is in
    the month of publication or the one before. Without a day of publication only full dates are resolved.
    """
    found: list[Day] = []
    before = -9
    bounded, bounds = pattern("day.bounded"), choices("day_bound")
    longer, numbered, datelines = listed("day_longer"), listed("number_longer"), choices("dateline")
    for stop in _ENDS.finditer(text):
        at = stop.start()
        end = at - 1 if text[at - 1 : at] == " " else at
        last_sign = text[end - 1 : end]
        if not (last_sign.isdigit() or last_sign in DIGITS or last_sign == "十"):
            continue
        match = _DATE.search(text, max(0, end - _WIDEST), end)
        if match is None or (match["alone"] and not _is_day_alone(text, at, longer)):
            continue
        if text[at] == "号" and text[at + 1 : at + 2] in numbered:
            continue  # 9月1号台风
        last, before = before, at + 1
        if text[last : match.start()] in _RANGE:  # 7日至9日: the first day
            if found and found[-1].span.end == last:
                found[-1] = found[-1]._replace(several=True)
            continue
        if text.endswith(bounds, 0, match.start()) or bounded.match(text, at + 1):
            # A day so introduced bounds a count or is told of something else: 截至5月20日, 2011年7月1日建馆以来.
            continue
        day = _resolve(match, published)
        if day:
            dateline = text.startswith(datelines, at + 1)
            several = match[0][-1:].isdigit() and any(mark in match[0] for mark in "-—－～~至、")
            found.append(Day(Span(match.start(), at + 1), day, bool(match["year"]), dateline, several))
    if _BEHIND_YEAR.search(text):
        found += _iso(text)
    base = next((day.date for day in found if day.dateline), published)
    if base:
        found += [_relative(match, base) for match in pattern("day.relative").finditer(text)]
        found += [told for match in pattern("day.weekday").finditer(text) if (told := _weekday(match, base))]
    found.sort(key=lambda day: day.span)
    return found


def _is_day_alone(text: str, at: int, longer: frozenset[str]) -> bool:
    """Whether a number before 日 or 号 is a day: 7日, 7号上午; not 3号楼, not that of a longer word."""
    if text[at] == "号":
        return bool(pattern("day.part").match(text, at + 1))
    return text[at + 1 : at + 2] not in longer


def _iso(text: str) -> list[Day]:
    """Days written 2016-05-18; the paper's own time of day behind one makes it the article's, not the event's."""
    return [
        Day(Span(*match.span()), day, True, False, False)
        for match in _ISO.finditer(text)
        if (day := _valid(*map(int, match.groups())))
    ]


def signed_day(text: str) -> date | None:
    """The day in the last line, if the line is a signature: 林溪县人民政府 2014年7月28日."""
    line = text.rfind("\n") + 1
    signed = pattern("day.signed").fullmatch(text, line) if len(text) - line <= _SIGNATURE else None
    return _valid(*map(int, signed.groups())) if signed else None


def _relative(match: re.Match[str], published: date) -> Day:
    """今天, 昨晚, 前日: counted from the day of the dateline, else of publication."""
    return Day(Span(*match.span()), published - timedelta(days=_BACK[match[0][0]]), False, False, False)


def _weekday(match: re.Match[str], published: date) -> Day | None:
    """本周二, 上周五: counted from the Monday of the week of publication; None for a day still to come."""
    weeks = 1 if match[1] == "上" else 0
    number = _WEEK.find(match[2]) if match[2] in _WEEK else 6
    day = published + timedelta(days=number - published.weekday() - 7 * weeks)
    return Day(Span(*match.span()), day, False, False, False) if day <= published else None


def _resolve(match: re.Match[str], published: date | None) -> date | None:
    if match["that"]:
        return _that_month(match["prior"], int(match["that"]), published)
    if match["alone"]:
        return _day_alone(int(match["alone"]), published)
    month = 1 if match["month"] == "元" else numeral(match["month"]) or 0
    day = numeral(match["day"]) or 0
    if match["year"]:
        return _valid(numeral(match["year"]) or 0, month, day)
    if published is None:
        return None
    this = _valid(published.year, month, day)
    if this is None or this > published + timedelta(days=31):
        this = _valid(published.year - 1, month, day)
    return this


def _day_alone(day: int, published: date | None) -> date | None:
    if published is None:
        return None
    this = _valid(published.year, published.month, day)
    if this and this <= published + timedelta(days=1):
        return this
    for _ in range(2):  # 31日 told in March is in January
        published = published.replace(day=1) - timedelta(days=1)
        this = _valid(published.year, published.month, day)
        if this:
            return this
    return None


def _that_month(prior: str, day: int, published: date | None) -> date | None:
    """本月6日, 上月28日."""
    if published is None:
        return None
    month = published.replace(day=1) - timedelta(days=1) if prior[0] == "上" else published
    return _valid(month.year, month.month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
