"""Scores directives against the annotation in gold.jsonl.

    python benchmarks/xwlb.py FOLDER --ids benchmarks/directives/gold.jsonl > items.jsonl
    python benchmarks/directives/score.py items.jsonl [--half seen|unseen] [--misses]

Two annotators marked each article on their own: passes A and B. Both halves have been read by now to improve the rules;
`half` is kept as it was when they were annotated. For the seen half `gold` says what is right where they differ. An
article whose text has another SHA-256 than the annotation is refused.

A found directive is right where it overlaps an annotated one (each counts once); its concepts are compared with those
of the directive that it matches. Against "both", what only one pass has counts neither right nor wrong. Concepts that
the scheme got after the annotation (LATER, and those of the areas LATER_AREAS) are left out.
docs/measures.md says how far the figures can be trusted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.extract import extract
from kg.measures.clauses import clauses
from kg.measures.scheme import load_scheme
from kg.model import Directive
from kg.read import read

GOLD = Path(__file__).with_name("gold.jsonl")
LATER_AREAS = ("党的建设", "国防和军队", "宣传文化", "民主政治")
LATER = frozenset({"收入分配"}) | {c.id for c in load_scheme().concepts.values() if c.areas[0] in LATER_AREAS}


class Mark(NamedTuple):
    """An annotated directive as one yardstick sees it: concepts that it has for sure, and those it may have.

    `sure`: whether it must be found; else it is neither missed nor found too much.
    """

    start: int
    end: int
    concepts: frozenset[str]
    perhaps: frozenset[str]
    sure: bool


class Pair(NamedTuple):
    """An annotated directive (None: found too much) and what was found for it (None: missed)."""

    mark: Mark | None
    found: Directive | None


def by_pass(name: str) -> Callable[[dict[str, Any]], Mark | None]:
    """The yardstick that is one pass."""

    def mark(directive: dict[str, Any]) -> Mark | None:
        concepts = directive["concepts"].get(name)
        return None if concepts is None else sure_mark(directive, concepts)

    return mark


def sure_mark(directive: dict[str, Any], concepts: Sequence[str]) -> Mark:
    return Mark(directive["start"], directive["end"], frozenset(concepts), frozenset(), sure=True)


def by_both(directive: dict[str, Any]) -> Mark:
    """The yardstick that is what both passes have; the rest is open."""
    first, second = (set(directive["concepts"].get(name, ())) for name in "AB")
    sure = len(directive["concepts"]) == 2
    both = frozenset(first & second if sure else ())
    return Mark(directive["start"], directive["end"], both, frozenset(first | second) - both, sure)


def by_gold(directive: dict[str, Any]) -> Mark | None:
    """The yardstick that is the judgement between the passes: seen half only."""
    return None if directive["gold"] is None else sure_mark(directive, directive["gold"])


def pairs(marks: Sequence[Mark], found: Sequence[Directive]) -> Iterator[Pair]:
    """Annotated and found directives of one article, matched by overlap in text order."""
    free = list(found)
    for want in sorted(marks, key=lambda mark: (not mark.sure, mark.start)):
        match = next((d for d in free if d.span.start < want.end and want.start < d.span.end), None)
        if match:
            free.remove(match)
        yield Pair(want, match)
    for left in free:
        yield Pair(None, left)


def count(pair: Pair, counts: Counter[str]) -> None:
    """Add a pair to the counts of spans and of concepts."""
    mark, found = pair
    if mark and not mark.sure:
        return
    got = (set(found.measures) if found else set()) - LATER - (mark.perhaps if mark else set())
    counts["spans right"] += bool(mark and found)
    counts["spans gold"] += bool(mark)
    counts["spans found"] += bool(found)
    counts["concepts right"] += len(mark.concepts & got) if mark else 0
    counts["concepts gold"] += len(mark.concepts) if mark else 0
    counts["concepts found"] += len(got)


def agreement(gold: Sequence[dict[str, Any]]) -> str:
    """How far the two passes agree: on what is a directive, and on the concepts of those that both have."""
    marks = [directive["concepts"] for record in gold for directive in record["directives"]]
    both = [mark for mark in marks if len(mark) == 2]
    first, second = (sum(name in mark for mark in marks) for name in "AB")
    shared = sum(len(set(mark["A"]) & set(mark["B"])) for mark in both)
    each = sum(len(mark["A"]) + len(mark["B"]) for mark in both)
    return (
        f"passes    A {first}  B {second}  both {len(both)}  F1 {2 * len(both) / (first + second):.3f}  "
        f"concepts F1 {2 * shared / each:.3f}"
    )


def mark_clauses(record: dict[str, Any], text: str, counts: Counter[tuple[bool, bool]]) -> None:
    """Add, for each clause of a text, whether the passes mark it; `spans` holds theirs where they differ."""
    spans: dict[str, list[tuple[int, int]]] = {"A": [], "B": []}
    for directive in record["directives"]:
        for name in directive["concepts"]:
            own = directive.get("spans", {}).get(name, (directive["start"], directive["end"]))
            spans[name].append(tuple(own))
    for start, end in clauses(text, 0, len(text)):
        marked = [any(first < end and start < last for first, last in spans[name]) for name in "AB"]
        counts[marked[0], marked[1]] += 1


def shown(counts: Counter[tuple[bool, bool]]) -> str:
    """F1 and Cohen's kappa of the passes over clauses."""
    all_, both, neither = counts.total(), counts[True, True], counts[False, False]
    first, second = both + counts[True, False], both + counts[False, True]
    chance = (first * second + (all_ - first) * (all_ - second)) / all_**2
    agreed = (both + neither) / all_
    return f"clauses {all_}  F1 {2 * both / (first + second):.3f}  kappa {(agreed - chance) / (1 - chance):.3f}"


def shares(counts: Counter[str], kind: str) -> str:
    right, want, got = (counts[f"{kind} {name}"] for name in ("right", "gold", "found"))
    precision, recall = right / got if got else 0.0, right / want if want else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{kind:<9} gold {want:>4}  found {got:>4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--half", choices=["seen", "unseen"], default="seen")
    parser.add_argument(
        "--misses", action="store_true", help="print what is missed (-) or found too much (+) by gold, else by both"
    )
    args = parser.parse_args()
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {record["id"]: record for record in gold if args.half == record["half"]}
    yardsticks = {"A": by_pass("A"), "B": by_pass("B"), "both": by_both}
    if args.half == "seen":
        yardsticks["gold"] = by_gold
    shown_by = [*yardsticks][-1]
    counts: dict[str, Counter[str]] = {name: Counter() for name in yardsticks}
    left = dict(wanted)
    marked: Counter[tuple[bool, bool]] = Counter()
    for article in read(args.texts):
        record = left.pop(article.id, None)
        if record is None:
            continue
        if record["text_sha256"] != article.sha256:
            sys.exit(f"{article.id}: not the text that was annotated")
        mark_clauses(record, article.text, marked)
        found = extract(article).directives
        for name, yardstick in yardsticks.items():
            marks = [mark for directive in record["directives"] if (mark := yardstick(directive))]
            for pair in pairs(marks, found):
                count(pair, counts[name])
                sure = pair.mark is None or pair.mark.sure
                if args.misses and sure and name == shown_by and not (pair.mark and pair.found):
                    where = pair.mark or pair.found.span  # type: ignore[union-attr]
                    print("-" if pair.mark else "+", article.id, article.text[where.start : where.end])
    if left:
        sys.exit(f"{args.texts}: {len(left)} annotated articles are missing, the first is {next(iter(left))}")
    print(agreement(list(wanted.values())), shown(marked), sep="  ")
    for name, of_yardstick in counts.items():
        for kind in ("spans", "concepts"):
            print(f"{name:<5}{shares(of_yardstick, kind)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
