"""Scores facts against gold: precision, recall and F1 for each kind of fact, gains and losses against an earlier run.

Gold and facts are JSONL as `kg extract` writes it, one article a line, matched by "id". Gold needs only the keys that
are scored: events (kind, names, ordinals, date, presiders, attendees), officials, districts, measures.

    >>> from kg.evaluate import Score
    >>> Score(hit=9, gold=10, found=12).f1
    0.8181818181818182
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.evaluate.align import mates
from kg.evaluate.read import read_facts
from kg.evaluate.score import KINDS, Change, Score, Wrong, described, fact_sets, kinds_asked
from kg.evaluate.show import as_json, as_table

__all__ = ["KINDS", "Change", "Evaluation", "Score", "Wrong", "as_json", "as_table", "evaluate"]


@dataclass(frozen=True)
class Evaluation:
    """Scores by kind of fact, in the order of KINDS; every miss and false fact by name; changes where asked for."""

    articles: int
    missing: tuple[str, ...]
    """Ids of gold articles that the facts file lacks; all their facts count as missed."""
    scores: Mapping[str, Score]
    wrong: tuple[Wrong, ...]
    changes: tuple[Change, ...] | None = None
    """What came and what went since the earlier run; None where no earlier run was given."""
    earlier: Mapping[str, Score] = field(default_factory=dict)


def evaluate(gold: Path, facts: Path, earlier: Path | None = None) -> Evaluation:
    """Scores the facts file against the gold file; `earlier` is the facts file of a run to compare with.

    Raises RunError, naming file and line, where a file can't be read or a line is not an article.
    """
    wanted = read_facts(gold)
    found = read_facts(facts, wanted)
    scores, wrong = _score(wanted, found)
    missing = tuple(key for key in wanted if key not in found)
    if earlier is None:
        return Evaluation(len(wanted), missing, scores, wrong)
    before, wrong_before = _score(wanted, read_facts(earlier, wanted))
    return Evaluation(len(wanted), missing, scores, wrong, _changes(wrong_before, wrong), before)


def _score(
    wanted: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Score], tuple[Wrong, ...]]:
    """Micro-averaged counts over all gold articles, and each fact that is missed or false."""
    totals = dict.fromkeys(KINDS, Score(0, 0, 0))
    wrong: list[Wrong] = []
    for key, article in wanted.items():
        other = found.get(key, {})
        events, others = article.get("events") or [], other.get("events") or []
        mate = mates(events, others)
        names = {f"e{i}": described(event) for i, event in enumerate(events)}
        names |= {f"x{j}": described(event) for j, event in enumerate(others) if j not in mate}
        asked = fact_sets(article, [f"e{i}" for i in range(len(events))])
        got = fact_sets(other, [f"e{mate[j]}" if j in mate else f"x{j}" for j in range(len(others))])
        for kind in kinds_asked(article):
            totals[kind] += Score(len(asked[kind] & got[kind]), len(asked[kind]), len(got[kind]))
            for sign, rest in (("missed", asked[kind] - got[kind]), ("false", got[kind] - asked[kind])):
                wrong += sorted(Wrong(sign, key, kind, (names.get(fact[0], fact[0]), *fact[1:])) for fact in rest)
    return totals, tuple(wrong)


def _changes(before: tuple[Wrong, ...], now: tuple[Wrong, ...]) -> tuple[Change, ...]:
    """A miss or a false fact that is gone is a gain, a new one a loss; in the order of article, kind and fact."""
    gains = (Change("gain", item) for item in (Counter(before) - Counter(now)).elements())
    losses = (Change("loss", item) for item in (Counter(now) - Counter(before)).elements())
    return tuple(sorted([*gains, *losses], key=lambda change: (change.fact[1:], change)))
