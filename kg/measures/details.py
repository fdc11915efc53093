"""What a directive says beside its measures: whom it is for, by when, and what happens to the measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from kg.measures.cues import CueIndex, parse_cue
from kg.numerals import numeral as whole_number
from kg.patterns import pattern
from kg.vocab import rows

__all__ = ["Deadline", "change", "change_and_targets", "deadline", "numeral", "targets"]


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
_priority = attrgetter("priority")
_ABOUT = re.compile("[一二三四五六七八九两]{2}")


def targets(clause: str) -> tuple[str, ...]:
    """The groups that a clause names, such as 密接人员, in order of their first mention."""
    return change_and_targets(clause)[1]


def change(clause: str) -> str:
    """What a clause does to a measure: new, kept, strengthened, eased, ended, or "" where it doesn't say."""
    return change_and_targets(clause)[0]


def change_and_targets(clause: str) -> tuple[str, tuple[str, ...]]:
    """What `change` and `targets` tell, from one scan of the clause."""
    table = _table()
    hits = table.machine.find_matches_as_indexes(clause, overlapping=True)
    if not hits:
        return "", ()
    targets_from = table.targets_from
    cues = [hit for hit in hits if hit[0] < targets_from]
    named = [hit for hit in hits if hit[0] >= targets_from] if len(cues) < len(hits) else ()
    found = [table.changes[key] for key, _, _ in table.cues.resolve(clause, cues)] if cues else ()
    verb = min(found, key=_priority).change if found else ""
    return verb, _groups(named, table) if named else ()


def _groups(hits: Sequence[tuple[int, int, int]], table: _Table) -> tuple[str, ...]:
    """The groups of overlapping hits: the first word wins, and the longest where several begin together."""
    end, groups = 0, []
    for start, negative, number in sorted([(start, -end, number) for number, start, end in hits]):
        if start >= end:
            groups.append(table.groups[number - table.targets_from])
            end = -negative
    return tuple(dict.fromkeys(groups))


def deadline(clause: str) -> Deadline | None:
    """The first deadline or limit of time in a clause; where two begin together, the longer."""
    if not pattern("deadline.limit").search(clause):
        return None  # one of these characters is in every deadline
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
    """A whole number in digits or Chinese numerals (十五: 15); None where it is none, or only about one (三五天)."""
    return None if _ABOUT.search(text) else whole_number(text)


class _Table(NamedTuple):
    """The words of changes and, from number `targets_from`, of targets in one automaton."""

    machine: AhoCorasick
    cues: CueIndex
    changes: Sequence[ChangeCue]
    targets_from: int
    groups: Sequence[str]


@cache
def _table() -> _Table:
    changes = rows(ChangeCue, "ontology", "change_cues.tsv")
    named = rows(Target, "ontology", "targets.tsv")
    index = CueIndex(parse_cue(row.cue) for row in changes)
    words = [*index.words, *(row.word for row in named)]
    machine = AhoCorasick(words, implementation=Implementation.ContiguousNFA)
    return _Table(machine, index, changes, len(index.words), [row.target for row in named])


@cache
def _deadline_patterns() -> Sequence[tuple[re.Pattern[str], str]]:
    """Each pattern with the hours of its unit; every N becomes a group of its own."""
    made = []
    for row in rows(DeadlinePattern, "ontology", "deadlines.tsv"):
        head, *rest = row.pattern.split("N")
        text = head + "".join(_NUMBER.format(number) + part for number, part in enumerate(rest))
        made.append((re.compile(text), row.hours))
    return made
