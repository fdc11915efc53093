"""The kinds of fact that are scored, an article's facts as sets, and the counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kg.evaluate.align import plain

__all__ = ["KINDS", "Change", "Score", "Wrong", "described", "fact_sets", "kinds_asked"]

KINDS = (
    "events", "presides", "attends", "dates", "names", "ordinals", "officials", "posts", "districts", "measures",
)  # fmt: skip
"""Every kind of fact, in the order in which tables show them."""

Fact = tuple[str, ...]


class Score(NamedTuple):
    """Counts of one kind of fact: found and right, in the gold, found at all."""

    hit: int
    gold: int
    found: int

    def __add__(self, other: tuple[int, ...]) -> Score:  # type: ignore[override]  # counts add up, tuples would join
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Share of the found facts that are right; 0 where nothing was found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold facts that were found; 0 where the gold has none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Wrong(NamedTuple):
    """One fact that is in the gold and was missed, or was found and is not in the gold (false)."""

    sign: str
    """"missed" or "false"."""
    article: str
    kind: str
    fact: Fact


class Change(NamedTuple):
    """A difference to an earlier run: a gain is a miss or a false fact that is gone, a loss a new one."""

    sign: str
    """"gain" or "loss"."""
    fact: Wrong


def kinds_asked(article: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds that this gold article is scored for: measures only where it has some, as only a part is annotated."""
    return KINDS if article.get("measures") else tuple(kind for kind in KINDS if kind != "measures")


def fact_sets(article: Mapping[str, Any], labels: Sequence[str]) -> dict[str, set[Fact]]:
    """The article's facts as one set a kind; `labels` names its events, the same label for the same event."""
    sets: dict[str, set[Fact]] = {kind: set() for kind in KINDS}
    for label, event in zip(labels, article.get("events") or [], strict=True):
        sets["events"].add((label,))
        sets["presides"] |= {(label, person) for person in event.get("presiders") or []}
        sets["attends"] |= {(label, person) for person in event.get("attendees") or []}
        sets["names"] |= {(label, plain(name)) for name in event.get("names") or []}
        sets["ordinals"] |= {(label, str(number)) for number in event.get("ordinals") or []}
        if event.get("date"):
            sets["dates"].add((label, event["date"]))
    for person, posts in (article.get("officials") or {}).items():
        sets["officials"].add((person,))
        sets["posts"] |= {(person, plain(post)) for post in posts}
    sets["districts"] = {(path,) for path in article.get("districts") or []}
    sets["measures"] = {(concept,) for concept in article.get("measures") or []}
    return sets


def described(event: Mapping[str, Any]) -> str:
    """A name for an event that does not depend on its place: what it is called, else its kind, day and first person."""
    names = event.get("names") or []
    people = [*(event.get("presiders") or []), *(event.get("attendees") or [])]
    return names[0] if names else " ".join(filter(None, (event["kind"], event.get("date") or "", *people[:1])))
