"""What a report of a press conference on an epidemic says without a verb: paragraphs of rules, speakers before a colon.

市教育局局长林某某：…, 一、暂停堂食。…, 请广大市民…: the report prints what was announced as it was read out. It counts
only where a clause orders (要, 一律, 请, 即日起 …); see clauses.py, force "announce".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.measures.speakers import Speakers, Who
from kg.measures.verbs import Verb
from kg.patterns import pattern

__all__ = ["announced", "colon_speakers"]

_VERB = "发布"
"""Stands where no verb is printed."""
_LABEL = 40
"""So many characters may stand before the colon: a post and a name."""


def colon_speakers(text: str, speakers: Speakers) -> Iterator[Verb]:
    """市卫健委主任林某某|：…, or 【市卫健委主任林某某】, at the beginning of a paragraph, each as a verb of saying."""
    for name in speakers.names:
        place = text.find(name, speakers.body)
        while place >= 0:
            end = place + len(name)
            takes = pattern("briefing.takes-word").match(text, end)
            start = _line_start(text, place, speakers.body) if takes else -1
            if takes and start >= 0 and pattern("briefing.label").fullmatch(text, start, place):
                who = speakers.find(start, end, "", carried=None, guess=False)
                yield Verb(start, takes.end(), takes.end(), _VERB, "announce", who)
            place = text.find(name, end)


def _line_start(text: str, place: int, body: int) -> int:
    """Where the paragraph begins in which a label may stand before `place`; -1 where none is near enough."""
    floor = max(body, place - _LABEL)
    line = text.rfind("\n", max(0, floor - 1), place) + 1
    return line if line > 0 or floor == 0 else -1


def announced(
    text: str, told: Sequence[tuple[int, int]], verbs: Sequence[Verb], speakers: Speakers
) -> Iterator[tuple[Verb, int]]:
    """Each paragraph in which nobody is said to speak, as words of whoever spoke last, and where it ends; `told`: what
    the verbs govern; both in text order."""
    clauses, ends = [verb.clause for verb in verbs], [end for _, end in told]
    last = Who(speakers.meeting(speakers.body), "")
    start = text.find("\n", speakers.body) + 1 or len(text)
    while start < len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        first, behind = bisect_left(clauses, start), bisect_left(clauses, end)
        governed = bisect_right(ends, start)  # the first that ends behind the start
        if first < behind:
            last = verbs[behind - 1].who or last
        elif governed == len(told) or told[governed][0] >= end:
            yield Verb(start, start, start, _VERB, "announce", last), end
        start = end + 1
