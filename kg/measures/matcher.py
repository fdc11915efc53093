"""Finds the concepts of a scheme in a text, as far as the text is about their areas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from kg.measures.scheme import Scheme
from kg.model import Span

__all__ = ["Found", "Matcher"]

TITLE_WEIGHT = 3
"""A topic word in the title counts this many times."""
MENTIONS = 2
"""How often, at least, an area's topic words stand in a text that is about it ..."""
DENSITY = 500
"""... and how many characters of text there may be to each."""
OPENING = 30
"""A topic word within so many characters of a paragraph's beginning shows by itself what the paragraph is about."""
SHARE = 0.6
"""An exclusive area rules a text whose title names it, or where its topic words are this share of the strongest ..."""
PART = 0.34
"""... and at least this part of all topic words: an agenda that has it among others is not ruled by it."""
PIECE = 6
"""Words of a cue that stand within so many characters are one piece, whatever gap the cue allows."""

Hit = tuple[int, int, int]
_LINE_END = re.compile("\n")


class Found(NamedTuple):
    """A concept where its cue stands."""

    concept: str
    span: Span


class Topics(NamedTuple):
    """What a text is about: the areas of the whole, and (area, paragraph) where it is about it there."""

    areas: frozenset[str]
    paragraphs: frozenset[tuple[str, int]]
    weight: dict[str, int]
    lines: Sequence[int]
    """Where the lines of the text end, if `paragraphs` need them."""

    def line(self, position: int) -> int:
        """The number of the line that holds a position."""
        return bisect_right(self.lines, position)


class Matcher:
    """A scheme with its automaton."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._topics = sorted({(topic, area.id) for area in scheme.areas.values() for topic in area.topics})
        self._exclusive = {area.id for area in scheme.areas.values() if area.exclusive}
        self._clear = frozenset([area.id for area in scheme.areas.values() if area.clear])
        # Two automata: the few topic words are looked for in all of a text, the thousands of cues only in what is said.
        self._topic_machine = AhoCorasick([topic for topic, _ in self._topics], implementation=Implementation.DFA)
        self._cue_machine = AhoCorasick(scheme.index.words, implementation=Implementation.ContiguousNFA)

    def find(self, text: str, body: int, within: Sequence[tuple[int, int]] | None = None) -> list[Found]:
        """The concepts whose area the text, or the paragraph they stand in, is about; in order of the cue's end.

        `body` is where the title ends; `within` limits the search to some stretches (start, end) in text order that
        don't overlap. Linear in the length of the text.
        """
        topics = self._about(text, body)
        if not topics.areas and not topics.paragraphs:
            return []
        scheme = self.scheme
        concept_of, areas_of, bits = scheme.owner, scheme.area_of, scheme.bits
        ruling = sum([bits[area] for area in topics.areas])
        if not topics.areas & self._exclusive:
            ruling |= scheme.everywhere
        here = {area: bits[area] for area, _ in topics.paragraphs}
        wanted = ruling | sum([bit for area, bit in here.items() if area not in topics.areas])
        found, whole = [], []
        for key, start, end in scheme.index.resolve(text, self._hits(text, within, wanted), wanted):
            concept = concept_of[key]
            if scheme.groups[key] & ruling or any(
                (area, topics.line(start)) in topics.paragraphs for area in areas_of[concept]
            ):
                found.append(Found(concept, Span(start, end)))
                whole.append(end - start <= PIECE or len(scheme.index.cues[key].parts) == 1)
        return self._strongest(found, whole, topics.weight)

    def _hits(self, text: str, within: Sequence[tuple[int, int]] | None, wanted: int) -> list[Hit]:
        """The words of cues of the wanted groups in these stretches of the text, in order of their end."""
        hits: list[Hit] = []
        find, groups = self._cue_machine.find_matches_as_indexes, self.scheme.index.groups
        for begin, stop in [(0, len(text))] if within is None else _joined(within):
            found = find(text[begin:stop], overlapping=True)
            hits += [(word, begin + start, begin + end) for word, start, end in found if groups[word] & wanted]
        return hits

    def _strongest(self, found: list[Found], whole: list[bool], weight: dict[str, int]) -> list[Found]:
        """Without the concepts whose words are also those of a concept of an area that the text is more about.

        `whole` tells whose cue stands in one piece; words around a gap keep nothing from what stands in the gap.
        """
        area_of = self.scheme.area_of
        kept = found
        if _overlap(found, area_of):
            kept = [item for item, piece in zip(found, whole, strict=True) if not piece]
            pieces = [item for item, piece in zip(found, whole, strict=True) if piece]
            pieces.sort(key=lambda f: (-max(weight.get(a, 0) for a in area_of[f.concept]), f.span, f.concept))
            taken: dict[int, str] = {}
            for item in pieces:
                area = area_of[item.concept][0]
                if all(taken.get(position, area) == area for position in range(*item.span)):
                    kept.append(item)
                    taken.update(dict.fromkeys(range(*item.span), area))
        return sorted(kept, key=_by_end)

    def _about(self, text: str, body: int) -> Topics:
        """The areas that a text is about, from every topic word in it."""
        weight: dict[str, int] = {}
        here: dict[tuple[str, int], int] = {}
        titled: set[str] = set()
        lines: list[int] | None = None
        topics = self._topics
        for number, start, _ in self._topic_machine.find_matches_as_indexes(text, overlapping=True):
            if lines is None:
                lines = [match.start() for match in _LINE_END.finditer(text)]
            area = topics[number][1]
            weight[area] = weight.get(area, 0) + (TITLE_WEIGHT if start < body else 1)
            if start < body:
                titled.add(area)
            line = bisect_right(lines, start)
            opens = start - (lines[line - 1] if line else 0) <= OPENING
            here[area, line] = here.get((area, line), 0) + (MENTIONS if opens else 1)
        if not weight:
            return Topics(self._clear, frozenset(), weight, ())
        best = max(weight.values())
        needed = max(MENTIONS, len(text) // DENSITY)
        ruling = {a for a, count in weight.items() if count >= max(needed, SHARE * best)}
        part = PART * sum(weight.values())
        ruled = sum(weight[area] for area in ruling & self._exclusive)
        # 校园疫情防控 is about the epidemic, however often schools are named.
        named = {area for area in titled & self._exclusive if weight[area] >= needed}
        if named or (ruled and ruled >= part):
            return Topics(frozenset(named or ruling & self._exclusive), frozenset(), weight, ())
        strongest = frozenset([a for a in ruling if weight[a] == best])
        if strongest <= self._clear or best < part:
            strongest |= self._clear
        paragraphs = frozenset([place for place, count in here.items() if count >= MENTIONS])
        return Topics(strongest, paragraphs, weight, lines or ())


def _by_end(item: Found) -> tuple[int, int, str]:
    return item[1][1], item[1][0], item[0]


def _overlap(found: Sequence[Found], area_of: dict[str, tuple[str, ...]]) -> bool:
    """Whether words of concepts of two areas overlap anywhere."""
    reach, of = -1, ""
    for concept, (start, end) in sorted(found, key=itemgetter(1)):
        area = area_of[concept][0]
        if start < reach and area != of:
            return True
        if end > reach:
            reach, of = end, area
    return False


def _joined(stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches in text order, those that follow one another as one."""
    begin, stop = stretches[0]
    for start, end in stretches[1:]:
        if start > stop:
            yield begin, stop
            begin = start
        stop = end
    yield begin, stop
