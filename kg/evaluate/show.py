"""Shows an evaluation: a table for people, an object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.evaluate import Evaluation
    from kg.evaluate.score import Change, Score, Wrong

__all__ = ["as_json", "as_table"]


def as_table(evaluation: Evaluation, *, wrong: bool = False) -> str:
    """The scores as an aligned table, then the changes by name; `wrong` adds each missed and false fact."""
    return "\n".join(_lines(evaluation, wrong))


def _lines(evaluation: Evaluation, wrong: bool) -> Iterator[str]:
    against = bool(evaluation.earlier)
    yield f"{'fact':<10}{'gold':>7}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}" + (f"{'change':>9}" if against else "")
    for kind, score in evaluation.scores.items():
        if not (score.gold or score.found):
            continue
        line = f"{kind:<10}{score.gold:>7}{score.found:>7}{score.precision:>8.3f}{score.recall:>8.3f}{score.f1:>8.3f}"
        yield line + (f"{score.f1 - evaluation.earlier[kind].f1:>+9.3f}" if against else "")
    if evaluation.missing:
        yield f"{len(evaluation.missing)} of {evaluation.articles} articles have no facts: " + _some(evaluation.missing)
    if wrong and evaluation.wrong:
        yield ""
        yield from (_wrong(item) for item in evaluation.wrong)
    if evaluation.changes is not None:
        yield ""
        gains = sum(change.sign == "gain" for change in evaluation.changes)
        yield f"{gains} gains, {len(evaluation.changes) - gains} losses against the earlier run"
        yield from (_change(change) for change in evaluation.changes)


def _some(names: tuple[str, ...], limit: int = 5) -> str:
    return ", ".join(names[:limit]) + (" …" if len(names) > limit else "")


def _wrong(item: Wrong) -> str:
    return "  ".join(("-" if item.sign == "missed" else "+", item.article, item.kind, *item.fact))


def _change(change: Change) -> str:
    item = change.fact
    words = {
        ("gain", "missed"): "gain, now found",
        ("gain", "false"): "gain, no longer claimed",
        ("loss", "missed"): "loss, now missed",
        ("loss", "false"): "loss, now claimed",
    }[change.sign, item.sign]
    return f"{words}:  " + "  ".join((item.article, item.kind, *item.fact))


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as one JSON object: articles, missing, scores by kind, wrong, and with an earlier run changes."""
    record: dict[str, Any] = {
        "articles": evaluation.articles,
        "missing": list(evaluation.missing),
        "scores": {kind: _score(score) for kind, score in evaluation.scores.items()},
        "wrong": [_fact(item) for item in evaluation.wrong],
    }
    if evaluation.changes is not None:
        record["earlier"] = {kind: _score(score) for kind, score in evaluation.earlier.items()}
        record["changes"] = [{"change": change.sign, **_fact(change.fact)} for change in evaluation.changes]
    return record


def _score(score: Score) -> dict[str, Any]:
    return {**score._asdict(), "precision": score.precision, "recall": score.recall, "f1": score.f1}


def _fact(item: Wrong) -> dict[str, Any]:
    return {"sign": item.sign, "article": item.article, "kind": item.kind, "fact": list(item.fact)}
