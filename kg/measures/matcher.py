"""Finds the concepts of a scheme in a text, as far as the text is about their areas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.measures.scheme import Scheme
from kg.model import Span

__all__ = ["Found", "Matcher"]

TITLE_WEIGHT = 3
"""A topic word in the title counts this many times."""
MENTIONS = 2
"""How often, at least, an area's topic words stand in a text that is about it ..."""
DENSITY = 500
"""... and how many characters of text there may be to each."""
SHARE = 0.6
"""An exclusive area rules a text where its topic words are at least this share of the strongest area's."""

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


class Matcher:
    """A scheme with its automaton."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._topics = sorted({(topic, area.id) for area in scheme.areas.values() for topic in area.topics})
        self._words = len(scheme.index.words)
        self._exclusive = {area.id for area in scheme.areas.values() if area.exclusive}
        self._machine = AhoCorasick(
            [*scheme.index.words, *(topic for topic, _ in self._topics)],
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA,
        )

    def find(self, text: str, body: int, within: Sequence[tuple[int, int]] | None = None) -> list[Found]:
        """The concepts whose area the text, or the paragraph they stand in, is about; in order of the cue's end.

        `body` is where the title ends; `within` limits the search to some stretches (start, end) in text order that
        don't overlap. Linear in the length of the text.
        """
        hits = self._machine.find_matches_as_indexes(text, overlapping=True)
        words = self._words
        lines = [match.start() for match in _LINE_END.finditer(text)]
        topics = self._about([hit for hit in hits if hit[0] >= words], len(text), body, lines)
        if not topics.areas and not topics.paragraphs:
            return []
        owner, area_of = self.scheme.owner, self.scheme.area_of
        found = []
        cues = [hit for hit in hits if hit[0] < words]
        for match in self.scheme.index.resolve(text, cues if within is None else _inside(cues, within)):
            concept = owner[match.key]
            areas = area_of[concept]
            if not topics.areas.isdisjoint(areas) or (
                topics.paragraphs and any((a, bisect_right(lines, match.start)) in topics.paragraphs for a in areas)
            ):
                found.append(Found(concept, Span(match.start, match.end)))
        return self._strongest(found, topics.weight) if topics.paragraphs else found

    def _strongest(self, found: list[Found], weight: dict[str, int]) -> list[Found]:
        """Without the concepts whose words overlap those of a concept of an area that the text is more about."""
        area_of = self.scheme.area_of
        ranked = sorted(found, key=lambda f: (-max(weight.get(a, 0) for a in area_of[f.concept]), f.span, f.concept))
        taken: dict[int, str] = {}
        kept = []
        for item in ranked:
            area = area_of[item.concept][0]
            if all(taken.get(position, area) == area for position in range(*item.span)):
                kept.append(item)
                taken.update(dict.fromkeys(range(*item.span), area))
        return sorted(kept, key=lambda f: (f.span.end, f.span.start, f.concept))

    def _about(self, hits: Sequence[Hit], length: int, body: int, lines: Sequence[int]) -> Topics:
        """The areas that a text is about, from every topic word in it."""
        weight: dict[str, int] = {}
        here: dict[tuple[str, int], int] = {}
        for word, start, _ in hits:
            area = self._topics[word - self._words][1]
            weight[area] = weight.get(area, 0) + (TITLE_WEIGHT if start < body else 1)
            place = (area, bisect_right(lines, start))
            here[place] = here.get(place, 0) + 1
        best = max(weight.values(), default=0)
        needed = max(MENTIONS, length // DENSITY)
        ruling = {a for a, count in weight.items() if count >= max(needed, SHARE * best)}
        if ruling & self._exclusive:
            return Topics(frozenset(ruling & self._exclusive), frozenset(), weight)
        strongest = frozenset(a for a in ruling if weight[a] == best)
        paragraphs = frozenset(place for place, count in here.items() if count >= MENTIONS)
        return Topics(strongest, paragraphs, weight)


def _inside(hits: Sequence[Hit], stretches: Sequence[tuple[int, int]]) -> list[Hit]:
    """The hits (in order of their end) that lie in one of the stretches (in text order)."""
    kept: list[Hit] = []
    place, count = 0, len(stretches)
    for hit in hits:
        while place < count and stretches[place][1] < hit[2]:
            place += 1
        if place == count:
            break
        if hit[1] >= stretches[place][0]:
            kept.append(hit)
    return kept
