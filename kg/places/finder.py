"""Reads a text once and lists the letters that may name a division, with what their neighbours rule out left away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Span
from kg.places.contexts import contexts
from kg.places.lexicon import Name, Part, lexicon, names_place
from kg.words import is_surname, listed

__all__ = ["LINKS", "OPENERS", "Sighting", "sightings"]

# What a bare county's name may follow: words after which a new word begins. 在寻乌, but not 越来越秀美.
OPENERS = frozenset('，。、；：！？（(【《“‘「『—－·/,.;:!?|" \n的在从到至自赴往和与及或由向对经为让把将给比于是以去来')
# What joins the names of a list: one letter, or the first and last of 以及.
LINKS = frozenset("、和与及至到，,—－-～~以")

# What follows a full name's kind and makes another word of it: 江南区域, 义乌市场, 河南省略.
_OTHER_WORD = {"区": "域块间位划别隔", "市": "场值价面况井容", "州": "际", "县": "", "旗": "帜", "省": "略心"}


_SHORTEST = 2  # characters of a county's name with its kind


class Sighting(NamedTuple):
    """A name at its place in the text."""

    name: Name
    start: int
    end: int


def sightings(text: str, taken: Sequence[Span] = (), *, media: bool = False) -> list[Sighting]:
    """Every sighting in text order; none overlaps a span of `taken`. `media`: 北京日报 names 北京, too."""
    names = lexicon()
    found: list[Sighting] = []
    behind = -1  # where the last one ended
    for pattern, start, end in names.automaton.find_matches_as_indexes(text):
        if start < behind:
            continue
        for part in names.parts(pattern):
            at = start
            follows = behind == start
            if part.name.doubtful and not (follows and _inside(part.name, found[-1].name)):
                other = _across(text, end)
                if other is not None:
                    part, at = other, end - 1  # noqa: PLW2901 - the better reading takes its place
                elif part.name.loose and not (follows or _may_stand(text, start, end, part.name)):
                    continue
            sighting = _checked(text, part, at, media=media)
            if sighting is not None:
                found.append(sighting)
                behind = sighting.end
    return _free(found, taken) if taken and found else found


def _inside(name: Name, before: Name) -> bool:
    """Whether a division of this name lies in one of the name before it."""
    paths = [division.path + "/" for division in before.divisions]
    return any(division.path.startswith(path) for division in name.divisions for path in paths)


def _across(text: str, end: int) -> Part | None:
    """The surer name that begins with the last letter of a doubtful one: 江苏 in 从江苏, not 从江."""
    names = lexicon()
    if text[end - 1 : end + 1] not in names.heads:
        return None
    for pattern, start, _ in names.automaton.find_matches_as_indexes(text[end - 1 : end + 14]):
        here = names.parts(pattern)
        return here[0] if start == 0 and here and not here[0].name.doubtful else None
    return None


def _may_stand(text: str, start: int, end: int, name: Name) -> bool:
    """Whether a bare county's name that follows no other name can be one: at a word's start; guarded, in a list."""
    if start and text[start - 1] not in OPENERS:
        return False
    return (
        name.guard in ("", "alone")
        or (start > 0 and text[start - 1] in LINKS)
        or (end < len(text) and text[end] in LINKS)
    )


def _checked(text: str, part: Part, at: int, *, media: bool) -> Sighting | None:
    """The part as a sighting, unless what stands behind it makes it something else."""
    start, end, name = at + part.start, at + part.end, part.name
    if part.unless and text.startswith(part.unless, at + part.length):
        return None
    if name.full and end < len(text) and text[end] in _OTHER_WORD.get(text[end - 1], ""):
        shorter = name.text[:-1]
        if not names_place(shorter):
            return None
        return _checked(text, Part(0, len(shorter), lexicon().name(shorter)), start, media=media)
    if not media and contexts().rules_out(name, text, end):
        return None
    if name.full and end - start == _SHORTEST and text.startswith("长", end) and _is_head(text, start, end):
        return None
    return Sighting(name, start, end)


def _is_head(text: str, start: int, end: int) -> bool:
    """Whether a surname and the title of a county's head look like a county: 赵|县长表示, but 赵县|长江路."""
    return is_surname(text[start]) and text[end : end + 2] not in listed("long_word")


def _free(found: list[Sighting], taken: Sequence[Span]) -> list[Sighting]:
    """Those that overlap no span of `taken`, whatever its order."""
    spans = sorted(taken)
    free, at = [], 0
    for sighting in found:
        while at < len(spans) and spans[at][1] <= sighting.start:
            at += 1
        if at == len(spans) or spans[at][0] >= sighting.end:
            free.append(sighting)
    return free
