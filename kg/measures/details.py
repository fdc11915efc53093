"""What a directive says beside its measures: whom it is for, by when, and what happens to the measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.measures.cues import CueIndex, parse_cue
from kg.vocab import rows

__all__ = ["Deadline", "change", "deadline", "numeral", "targets"]


class Target(NamedTuple):
    """A row of targets.tsv."""

    word: str
    target: str


class ChangeCue(NamedTuple):
    """A row of change_cues.tsv; the lowest `priority` wins."""

    cue: str
    change: str
    priority: str
    example: str
    counter_example: str


class DeadlinePattern(NamedTuple):
    """A row of deadlines.tsv; N in `pattern` stands for a number."""

    pattern: str
    hours: str
    example: str
    counter_example: str


class Deadline(NamedTuple):
    """A deadline or limit as printed, and its length in hours where it is a fixed quantity."""

    text: str
    hours: int | None


_NUMBER = r"(?P<n{0}>[0-9]{{1,4}}|[零一二两三四五六七八九十百]{{1,4}})"
_LIMIT = re.compile("内|前|底|当[天日晚]|连夜|到|末|期间")  # one of these is in every deadline
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100}


def targets(clause: str) -> tuple[str, ...]:
    """The groups that a clause names, such as 密接人员, in order of their first mention."""
    machine, groups = _target_machine()
    return tuple(dict.fromkeys(groups[i] for i, _, _ in machine.find_matches_as_indexes(clause)))


def change(clause: str) -> str:
    """What a clause does to a measure: new, kept, strengthened, eased, ended, or "" where it doesn't say."""
    machine, index, cues = _change_machine()
    hits = machine.find_matches_as_indexes(clause, overlapping=True)
    found = [cues[match.key] for match in index.resolve(clause, hits)] if hits else []
    return min(found, key=lambda cue: cue.priority).change if found else ""


def deadline(clause: str) -> Deadline | None:
    """The first deadline or limit of time in a clause; where two begin together, the longer."""
    if not _LIMIT.search(clause):
        return None
    found = [match for pattern, _ in _deadline_patterns() if (match := pattern.search(clause))]
    if not found:
        return None
    match = min(found, key=lambda m: (m.start(), -m.end()))
    unit = dict(_deadline_patterns())[match.re]
    number = next((value for value in match.groupdict().values() if value), None)
    if not unit:
        return Deadline(match.group(), None)
    count = numeral(number) if number else 1
    return Deadline(match.group(), None if count is None else int(unit) * count)


def numeral(text: str) -> int | None:
    """A whole number up to 999 in digits or Chinese numerals (十五: 15); None where it is none."""
    if text.isdecimal() and text.isascii():
        return int(text)
    total, digit = 0, None
    for character in text:
        if character in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        elif digit in (None, 0):
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0)


@cache
def _target_machine() -> tuple[AhoCorasick, Sequence[str]]:
    table = rows(Target, "ontology", "targets.tsv")
    machine = AhoCorasick(
        [row.word for row in table], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
    )
    return machine, [row.target for row in table]


@cache
def _change_machine() -> tuple[AhoCorasick, CueIndex, Sequence[ChangeCue]]:
    table = rows(ChangeCue, "ontology", "change_cues.tsv")
    index = CueIndex(parse_cue(row.cue) for row in table)
    return AhoCorasick(index.words, implementation=Implementation.DFA), index, table


@cache
def _deadline_patterns() -> Sequence[tuple[re.Pattern[str], str]]:
    """Each pattern with the hours of its unit; every N becomes a group of its own."""
    made = []
    for row in rows(DeadlinePattern, "ontology", "deadlines.tsv"):
        head, *rest = row.pattern.split("N")
        text = head + "".join(_NUMBER.format(number) + part for number, part in enumerate(rest))
        made.append((re.compile(text), row.hours))
    return made
