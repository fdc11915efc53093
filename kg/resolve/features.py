"""What speaks for, or against, two officials of one name being one person: small functions, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.resolve.jurisdiction import CENTRAL, contains
from kg.resolve.people import Holder, Person

__all__ = ["FEATURES", "Finding", "Pair", "score"]

# A proposal asks a reader to look, so it needs two things that speak for it, or one printed beside the other.
THRESHOLD = 0.4


class Pair(NamedTuple):
    """Two holders of one name; `holders` is how many jurisdictions know the name in this build."""

    left: Person
    right: Person
    one: Holder
    other: Holder
    holders: int


class Finding(NamedTuple):
    """How much a feature speaks for (above 0) or against one person, and why, in Chinese and English."""

    score: float
    zh: str
    en: str


def printed_together(pair: Pair) -> Finding | None:
    """One article prints posts of both jurisdictions with the name."""
    if pair.right.place in pair.one.also or pair.left.place in pair.other.also:
        return Finding(0.5, "同一篇报道中印有两地的职务", "one article prints posts of both places")
    return None


def time(pair: Pair) -> Finding | None:
    """A person holds office in one place after the other: observed days that overlap speak against it."""
    early, late = sorted((pair.one, pair.other), key=lambda holder: (holder.first, holder.last))
    if not early.first or not late.first:
        return None
    if early.last < late.first:
        return Finding(0.25, f"前者止于{early.last}，后者始于{late.first}", f"{early.last} ends before {late.first}")
    if early.last == late.first:
        return None
    return Finding(-0.4, "两地任职时间交错", "seen in both places over the same days")


def former(pair: Pair) -> Finding | None:
    """In one of the places only former posts are printed: somebody who went on to another."""
    if pair.one.current != pair.other.current:
        return Finding(0.25, "其中一地所印均为曾任职务", "in one place only former posts are printed")
    return None


def rank(pair: Pair) -> Finding | None:
    """One jurisdiction lies in the other: the common way up."""
    left, right = pair.left.place, pair.right.place
    if contains(left, right) or contains(right, left):
        return Finding(0.2, "两地为上下级", "one place lies in the other")
    if CENTRAL in (left, right):
        return Finding(0.1, "地方与中央之间", "between a place and the centre")
    return None


def rarity(pair: Pair) -> Finding | None:
    """A name of three characters with two holders is seldom two people; one with many holders is common."""
    if pair.holders > 2:
        return Finding(-0.1 * (pair.holders - 2), f"有{pair.holders}地同名", f"{pair.holders} places know the name")
    if len(pair.left.name) > 2:
        return Finding(0.2, "三字以上姓名，仅此两地", "a name of three characters or more, in these two places only")
    return None


FEATURES: tuple[Callable[[Pair], Finding | None], ...] = (printed_together, time, former, rank, rarity)


def score(pair: Pair) -> tuple[float, tuple[Finding, ...]]:
    """The sum of what the features find, from 0 to 1 in hundredths, and the findings that make it."""
    findings = tuple(finding for feature in FEATURES if (finding := feature(pair)))
    total = sum(finding.score for finding in findings)
    return round(min(max(total, 0.0), 1.0), 2), findings
