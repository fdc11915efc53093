"""Finds the days that a text names and resolves them against the day of publication (Asia/Shanghai)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from kg.model import Span

__all__ = ["Day", "find_days"]

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
# Read backwards from a 日: a full or month-and-day date, or a day alone that is no part of a longer number.
_DATE = re.compile(
    rf"(?:(?P<year>[0-9]{{4}}|[一二〇零三四五六七八九]{{4}})年)?(?P<month>{_N})月(?P<day>{_N})(?:[-—－～~至][0-9]{{1,2}})?$"
    r"|(?<![0-9月.])(?P<alone>[0-9]{1,2})(?:[-—－～~至][0-9]{1,2})?$"
)
_WIDEST = 16
# What makes a longer word of a day alone: 3日内 is a deadline, 日本 a country.
_LONGER = frozenset("内均本报前元程后常")
_WORD = re.compile("[今昨前][天日晚]|今晨|今早|昨夜")
_ENDS = re.compile("日")
_RANGE = frozenset(("至", "到", "-", "—", "－", "~", "～", "、", "和", "一"))
_BACK = {"今": 0, "昨": 1, "前": 2}


class Day(NamedTuple):
    """A day named in the text; of `several` days the first. `year`: the text prints the year; `dateline`: 7日电."""

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
    for stop in _ENDS.finditer(text):
        at = stop.start()
        if not (text[at - 1 : at].isdigit() or text[at - 1 : at] in _DIGITS or text[at - 1 : at] == "十"):
            continue
        match = _DATE.search(text, max(0, at - _WIDEST), at)
        if match is None or (match["alone"] and text[at + 1 : at + 2] in _LONGER):
            continue
        last, before = before, at + 1
        if text[last : match.start()] in _RANGE:  # 7日至9日: the first day
            if found and found[-1].span.end == last:
                found[-1] = found[-1]._replace(several=True)
            continue
        day = _resolve(match, published)
        if day:
            dateline = text[at + 1 : at + 2] in ("电", "讯")
            several = match[0][-1:].isdigit() and any(mark in match[0] for mark in "-—－～~至")
            found.append(Day(Span(match.start(), at + 1), day, bool(match["year"]), dateline, several))
    if published:
        found += [_relative(match, published) for match in _WORD.finditer(text)]
        found.sort(key=lambda day: day.span)
    return found


def _relative(match: re.Match[str], published: date) -> Day:
    """今天, 昨晚, 前日: counted from the day of publication."""
    return Day(Span(*match.span()), published - timedelta(days=_BACK[match[0][0]]), False, False, False)


def _resolve(match: re.Match[str], published: date | None) -> date | None:
    if match["alone"]:
        return _day_alone(int(match["alone"]), published)
    month, day = _number(match["month"]), _number(match["day"])
    if match["year"]:
        year = match["year"]
        return _valid(int(year) if year.isdigit() else _years(year), month, day)
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
    last = published.replace(day=1) - timedelta(days=1)
    return _valid(last.year, last.month, day)


def _number(digits: str) -> int:
    """A numeral up to 99, Arabic or Chinese: the hot path of dates, so not through a library."""
    if digits[0].isascii():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _DIGITS.get(digits, 0)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def _years(digits: str) -> int:
    return int("".join(str(_DIGITS[c]) for c in digits))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
