"""The cue language of the measure scheme: words that a concept is recognised by, with gaps and with exceptions.

    核酸筛查              the word
    暂停|停止…堂食         one of the first words, then the other, in one clause, at most GAP characters between
    停业 !复工|商户         the word, but not in a clause that also has one of the words after "!"

All words of all cues are looked for in one pass of an Aho-Corasick automaton; what a hit means is decided afterwards,
in time linear in the number of hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["GAP", "Cue", "CueIndex", "CueMatch", "parse_cue"]

GAP = 15
"""Code points that may stand between two parts of a cue; longer gaps were seen to join words of different phrases."""

REACH = 80
"""How far to either side a clause is followed when its "but not" words are looked for; keeps the work linear."""

_CLAUSE_END = re.compile(r"[，,。；;！？!?：:\n]")


class Cue(NamedTuple):
    """One cue: its parts in order, each a choice of words, and the words that may not stand in the same clause."""

    parts: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]


class CueMatch(NamedTuple):
    """The cue with number `key` stands at text[start:end]."""

    key: int
    start: int
    end: int


def parse_cue(text: str) -> Cue:
    """Read one cue; raises ValueError saying what is wrong with it."""
    positive, *negative = text.split(" !")
    if len(negative) > 1:
        raise ValueError("a cue has at most one ' !'")
    parts = tuple(tuple(part.split("|")) for part in positive.split("…"))
    unless = tuple(negative[0].split("|")) if negative else ()
    words = [word for part in parts for word in part] + list(unless)
    if any(not word or word != word.strip() for word in words):
        raise ValueError("a word of the cue is empty or has spaces around it")
    if any(_CLAUSE_END.search(word) for word in words):
        raise ValueError("a word of a cue can't hold a comma, stop or colon")
    return Cue(parts, unless)


class CueIndex:
    """Many cues compiled together: which word of which cue each pattern of the automaton is."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.cues = tuple(cues)
        roles: dict[str, list[tuple[int, int]]] = {}
        for key, cue in enumerate(self.cues):
            for place, part in enumerate(cue.parts):
                for word in dict.fromkeys(part):
                    roles.setdefault(word, []).append((key, place))
        self.words = sorted(roles)
        self.roles = tuple(tuple(roles[word]) for word in self.words)
        self.last = tuple(len(cue.parts) - 1 for cue in self.cues)

    def resolve(self, text: str, hits: Sequence[tuple[int, int, int]]) -> list[CueMatch]:
        """Which cues stand in `text`, given every hit (word number, start, end) in order of `end`; in that order."""
        found: list[CueMatch] = []
        begun: dict[tuple[int, int], tuple[int, int]] = {}
        roles, last = self.roles, self.last
        for word, start, end in hits:
            for key, place in roles[word]:
                origin = start
                if place:
                    before = begun.get((key, place - 1))
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    if _CLAUSE_END.search(text, before[1], start):
                        continue
                    origin = before[0]
                if place < last[key]:
                    begun[key, place] = (origin, end)
                elif not self.cues[key].unless or self._allowed(text, key, origin, end):
                    found.append(CueMatch(key, origin, end))
        return found

    def _allowed(self, text: str, key: int, start: int, end: int) -> bool:
        clause = text[clause_start(text, start) : clause_end(text, end)]
        return not any(word in clause for word in self.cues[key].unless)


def clause_start(text: str, position: int) -> int:
    """Where the clause that holds `position` begins, at most REACH before it."""
    floor = max(0, position - REACH)
    stops = [match.end() for match in _CLAUSE_END.finditer(text, floor, position)]
    return stops[-1] if stops else floor


def clause_end(text: str, position: int) -> int:
    """Where the clause ends that `position` is in, at most REACH behind it."""
    match = _CLAUSE_END.search(text, position, position + REACH)
    return match.start() if match else min(len(text), position + REACH)
