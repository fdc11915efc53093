"""Pairs the events of one article: which found event is which gold event."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["mates", "plain"]

SAME_NAME = 0.4
SAME_DAY = 0.5
"""A shared name or day counts for about as much as half of the people; a shared day alone pairs only an event that
gold gives nobody."""

_QUOTES = frozenset("“”\"'‘’《》「」")


def plain(text: str) -> str:
    """Text as names and posts are compared: NFKC, without white space and quotation marks.

    >>> plain("“平安 云溪”工作会议")
    '平安云溪工作会议'
    """
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in _QUOTES)


def mates(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Index of the gold event by index of the found event: best likeness first, ties in printed order, one to one."""
    ranked = sorted((-_likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    mate: dict[int, int] = {}
    taken: set[int] = set()
    for minus_likeness, i, j in ranked:
        if minus_likeness < 0 and i not in taken and j not in mate:
            mate[j] = i
            taken.add(i)
    return mate


def _likeness(gold: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    """How alike two events are, from 0 (can't be the same) to 1.9."""
    if gold["kind"] != found["kind"]:
        return 0.0
    ours, theirs = _people(gold), _people(found)
    together = ours | theirs
    likeness = len(ours & theirs) / len(together) if together else 0.0
    if _names(gold) & _names(found):
        likeness += SAME_NAME
    same_day = bool(gold.get("date")) and gold.get("date") == found.get("date")
    if same_day and (likeness or not ours):
        likeness += SAME_DAY
    return likeness


def _people(event: Mapping[str, Any]) -> set[str]:
    return {*(event.get("presiders") or []), *(event.get("attendees") or [])}


def _names(event: Mapping[str, Any]) -> set[str]:
    return {plain(name) for name in event.get("names") or []}
