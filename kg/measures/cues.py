"""The cue language of the measure scheme: words that a concept is recognised by, with gaps and with exceptions.

    核酸筛查              the word
    暂停|停止…堂食         one of the first words, then the other, in one clause, at most GAP characters between
    停业 !复工|商户         the word, but not in a clause that also has one of the words after "!"
    *河长制               a clear cue: means its concept whatever the text is about

All words of all cues are looked for in one pass of an Aho-Corasick automaton; what a hit means is decided afterwards,
in time linear in the number of hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["CLEAR", "GAP", "Cue", "CueIndex", "CueMatch", "parse_cue"]

GAP = 15
"""Code points that may stand between two parts of a cue; longer gaps were seen to join words of different phrases."""

SLOTS = 16
"""At most so many parts has a cue: a part's slot is made of the numbers of cue and place."""
CLEAR = "*"
"""The mark of a clear cue."""
REACH = 80
"""How far to either side a clause is followed when its "but not" words are looked for; keeps the work linear."""

_CLAUSE_END = re.compile(r"[，,。；;！？!?：:\n]")


class Cue(NamedTuple):
    """One cue: its parts in order, each a choice of words, and the words that may not stand in the same clause.

    A `clear` cue means the same in every text: 四不两直, 高标准农田.
    """

    parts: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    clear: bool = False


CueMatch = tuple[int, int, int]
"""Number of a cue, start and end of where it stands. A plain tuple: an article has hundreds."""


@lru_cache(maxsize=1 << 15)  # each is read to check it and to compile it
def parse_cue(text: str) -> Cue:
    """Read one cue; raises ValueError saying what is wrong with it."""
    if text.isalnum():
        return Cue(((text,),), ())
    clear = text.startswith(CLEAR)
    text = text.removeprefix(CLEAR)
    positive, *negative = text.split(" !")
    if len(negative) > 1:
        raise ValueError("a cue has at most one ' !'")
    parts = tuple([tuple(part.split("|")) for part in positive.split("…")])
    unless = tuple(negative[0].split("|")) if negative else ()
    if len(parts) > SLOTS:
        raise ValueError(f"a cue has at most {SLOTS} parts")
    # Thousands of cues are read before the first article: the words are looked at one by one only where there is need.
    words = [word for part in parts for word in part] + list(unless)
    if not (all(words) and "".join(words).isalnum()):
        if any(not word or word != word.strip() for word in words):
            raise ValueError("a word of the cue is empty or has spaces around it")
        if any(_CLAUSE_END.search(word) for word in words):
            raise ValueError("a word of a cue can't hold a comma, stop or colon")
    return Cue(parts, unless, clear)


class _Word(NamedTuple):
    """What a word of the automaton is: cues that it is alone, parts that it begins, parts that it goes on with.

    A part is known by its slot, one number for cue and place. `on` says for the slot before what comes next: the cue,
    its slot (None: the last part), whether the cue has exceptions, and its groups.
    """

    alone: tuple[tuple[int, bool, int], ...]
    begins: tuple[tuple[int, int], ...]
    on: dict[int, tuple[int, int | None, bool, int]]


class CueIndex:
    """Many cues compiled together: which word of which cue each pattern of the automaton is.

    `groups` gives each cue a bit set, such as the areas of its concept, by which `resolve` can be limited.
    """

    def __init__(self, cues: Iterable[Cue], groups: Sequence[int] | None = None) -> None:
        self.cues = tuple(cues)
        self._of_cue = groups or (1,) * len(self.cues)
        slots: dict[str, list[int]] = {}
        bits: dict[str, int] = {}
        for key, (cue, group) in enumerate(zip(self.cues, self._of_cue, strict=True)):
            slot = key * SLOTS
            for part in cue.parts:
                for word in part:
                    if word in slots:
                        slots[word].append(slot)
                        bits[word] |= group
                    else:
                        slots[word], bits[word] = [slot], group
                slot += 1
        self.words = list(slots)
        self._slots = list(slots.values())
        # A word is compiled when it is first met: an article has some hundreds of the thousands.
        self._compiled: list[_Word | None] = [None] * len(self.words)
        self.groups = tuple(bits.values())
        """The groups of all cues that each word is in."""

    def _word(self, number: int) -> _Word:
        alone, begins, on = [], [], {}
        for slot in self._slots[number]:
            key, place = divmod(slot, SLOTS)
            parts, unless, _ = self.cues[key]
            last, excepted, group = len(parts) - 1, bool(unless), self._of_cue[key]
            if not last:
                alone.append((key, excepted, group))
            elif not place:
                begins.append((slot, group))
            else:
                on[slot - 1] = (key, slot if place < last else None, excepted, group)
        made = self._compiled[number] = _Word(tuple(alone), tuple(begins), on)
        return made

    def resolve(self, text: str, hits: Iterable[tuple[int, int, int]], groups: int = -1) -> list[CueMatch]:
        """Which cues stand in `text`, given every hit (word number, start, end) in order of `end`; in that order.

        `groups`: only cues that share a bit with it.
        """
        found: list[CueMatch] = []
        begun: dict[int, tuple[int, int]] = {}
        compiled = self._compiled
        window = _Window()
        clause = 0
        for word, start, end in hits:
            if start >= clause:  # a word holds no clause end: what waits for its next part waits within the clause
                begun = {}
                following_end = _CLAUSE_END.search(text, end)
                clause = following_end.start() if following_end else len(text) + 1
            alone, begins, on = compiled[word] or self._word(word)
            for key, excepted, group in alone:
                if group & groups and not (excepted and window.holds(text, start, end, self.cues[key].unless)):
                    found.append((key, start, end))
            if on and begun and not begun.keys().isdisjoint(on):
                # The last part first: a word is one part of a cue, not two.
                for slot in sorted(on.keys() & begun.keys(), reverse=True):
                    origin, stop = begun[slot]
                    key, following, excepted, group = on[slot]
                    if not (group & groups and 0 <= start - stop <= GAP) or _opens_title(text, stop, start):
                        continue
                    if following is not None:
                        begun[following] = (origin, end)
                    elif not (excepted and window.holds(text, origin, end, self.cues[key].unless)):
                        found.append((key, origin, end))
            for slot, group in begins:
                if group & groups:
                    begun[slot] = (start, end)
        return found


def _opens_title(text: str, start: int, end: int) -> bool:
    """Whether a document's name begins in the gap and does not end there: 发布|的《山洪|信息|预警办法》."""
    opening = text.find("《", start, end)
    return opening >= 0 and text.find("》", opening, end) < 0


class _Window:
    """The clause that was looked at last for words that a cue excepts."""

    def __init__(self) -> None:
        self.start, self.end, self.text = -1, -1, ""

    def holds(self, text: str, start: int, end: int, words: Iterable[str]) -> bool:
        """Whether one of the words stands in the clause of text[start:end]."""
        if start < self.start or end > self.end:
            self.start, self.end = clause_start(text, start), clause_end(text, end)
            self.text = text[self.start : self.end]
        clause = self.text
        return any(word in clause for word in words)


def clause_start(text: str, position: int) -> int:
    """Where the clause that holds `position` begins, at most REACH before it."""
    floor = max(0, position - REACH)
    stops = [match.end() for match in _CLAUSE_END.finditer(text, floor, position)]
    return stops[-1] if stops else floor


def clause_end(text: str, position: int) -> int:
    """Where the clause ends that `position` is in, at most REACH behind it."""
    match = _CLAUSE_END.search(text, position, position + REACH)
    return match.start() if match else min(len(text), position + REACH)
