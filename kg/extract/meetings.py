"""Reads the names of meetings: where a name begins, joint (暨) meetings, and the number of a meeting in its series."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Name, Span
from kg.numerals import numeral
from kg.patterns import pattern
from kg.places import names_place
from kg.words import listed

__all__ = ["MeetingName", "fuller_name", "names_of", "ordinal_of", "read_name"]

_LONGEST = 80  # characters of a name
_LONGEST_THEME = 40  # characters of a theme in quotes within a name
_LEAST = 4  # characters of a name that says more than its kind
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"))
_STOPS = frozenset("，。；：！？\n ")
_NO_BEGINNING = frozenset(" ”）)、》的◆◇●○■□▶►▲△★☆※•◎→【】[]")
"""What a name never begins with: what stood before it, and the marks of a list."""
_QUOTES = frozenset("“”（）《》()")


class MeetingName(NamedTuple):
    """A stretch of text that names a meeting (`bare`: only its kind), with its halves where it is a joint one."""

    span: Span
    bare: bool


def read_name(text: str, end: int, floor: int) -> MeetingName:
    """The name that ends at `end`, reaching back no further than `floor`; its brackets and quotes are balanced.

    全县|春耕生产会议 ends behind 会议 and begins behind the last word that no name runs across (meeting.cut).
    """
    reach = max(floor, end - _LONGEST)
    start = _behind_stop(text, reach, end)
    opening = _theme(text, reach, start, end)
    if opening >= 0:
        start = _behind_stop(text, reach, opening)
    quoted = not _QUOTES.isdisjoint(text[start:end])
    for match in pattern("meeting.cut").finditer(text, start, end):
        if match["keep"] or match.end() >= end:
            continue
        if quoted and _inside(text, start, match.start()):
            continue
        start = match.end()
    if quoted:
        start = _balanced(text, start, end)
    while start < end and text[start] in _NO_BEGINNING:
        start += 1
    name = text[start:end]
    lead = pattern("meeting.lead").match(name)
    if lead:
        start += lead.end()
        name = name[lead.end() :]
    return MeetingName(Span(start, end), name in listed("bare_name") or bool(pattern("meeting.counted").match(name)))


def _behind_stop(text: str, start: int, end: int) -> int:
    """Where what stands behind the last mark begins that no name runs across, be it in quotes."""
    at = end - 1
    while at > start and text[at - 1] not in _STOPS:
        at -= 1
    return max(at, start)


def _theme(text: str, floor: int, start: int, end: int) -> int:
    """Where the quote opens that a comma or colon before `start` stands within: “春耕：从种子开始”|研讨会; or -1."""
    if text[start - 1 : start] not in ("：", "，"):
        return -1
    closing = text.find("”", start, end)
    opening = text.rfind("“", floor, start) if closing >= 0 else -1
    if opening < 0 or closing - opening > _LONGEST_THEME or "“" in text[start:closing]:
        return -1
    return -1 if any(c in text[opening:start] for c in "”。；！？\n") else opening


def _inside(text: str, start: int, at: int) -> bool:
    """Whether `at` stands within quotes or brackets that were opened since `start`."""
    return any(text.count(a, start, at) > text.count(b, start, at) for a, b in _PAIRS)


def _balanced(text: str, start: int, end: int) -> int:
    """The first start at which no closing quote or bracket lacks its opening one."""
    for opening, closing in _PAIRS:
        depth = 0
        for at in range(end - 1, start - 1, -1):
            if text[at] == closing:
                depth += 1
            elif text[at] == opening:
                depth -= 1
                if depth < 0:
                    start, depth = at + 1, 0
                    break
        if depth > 0:
            start = text.rindex(closing, start, end) + 1
    return start


def names_of(text: str, span: Span) -> tuple[Name, ...]:
    """The name, or the two of a joint meeting, each with its number and its series."""
    parts, start = [], span.start
    for at in range(span.start + 4, span.end - 3):
        if text[at] != "暨" or _inside(text, span.start, at) or not pattern("meeting.half").search(text, start, at):
            continue
        if not pattern("meeting.of-other").match(text, at + 1, span.end):
            parts.append(Span(start, at))
            start = at + 1
    parts.append(Span(start, span.end))
    return tuple(_name(text, part) for part in parts)


def _name(text: str, span: Span) -> Name:
    printed = text[span.start : span.end]
    number, series = ordinal_of(printed)
    return Name(printed, series, number, span, "name.numbered" if number is not None else "name.printed")


def _of_other(name: str, number: re.Match[str]) -> bool:
    """Whether the number is of what the meeting is about: 第五届运动会|新闻发布会, 三中全会|精神宣讲会."""
    return bool(pattern("meeting.of-other").match(name, number.end() - number[0].endswith("全会") * 2))


def ordinal_of(name: str) -> tuple[int | None, str]:
    """A meeting's own number (第一百八十九次会议: 189) and the name without it, which names the series."""
    found = [m for m in pattern("meeting.ordinal").finditer(name) if not _of_other(name, m)] or [
        m for m in pattern("meeting.term").finditer(name) if not _of_other(name, m)
    ]
    if not found:
        return None, ""
    match = found[-1]
    digits = next(group for group in match.groups() if group)
    number = numeral(digits)
    return (None, "") if number is None else (number, name[: match.start()] + name[match.end() :])


def fuller_name(title: str, name: str) -> bool:
    """Whether the title prints the name of which the text has the kind only, or all but the year: 春耕|座谈会.

    Or whose meeting it is: 江西省|春耕会议, where the text has 春耕会议 or 全省春耕会议.
    """
    if name in listed("generic_name") and title.endswith(name) and len(title) > len(name):
        return True
    of_no_year = pattern("meeting.year").sub("", title)
    if of_no_year != title and of_no_year.removesuffix("议") == name.removesuffix("议"):
        return True
    rest = pattern("meeting.of-all").sub("", name)
    added = len(title) - len(rest)
    if added < 2 or len(rest) < _LEAST:
        return False
    return any(
        title[:at] == rest[:at] and title[at + added :] == rest[at:] and names_place(title[at : at + added])
        for at in range(len(rest) - 1)
    )
