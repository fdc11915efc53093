"""Scores directives against the annotation in gold.jsonl.

    python benchmarks/directives/score.py TEXTS.jsonl [--half seen|unseen] [--misses]

TEXTS holds the annotated articles as `kg` reads them (id, title, text or html); an article whose text has another
SHA-256 than the annotation is refused. A found directive is right where it overlaps a gold one (each counts once);
its concepts are compared with those of the gold directive that it matches. Gold is what the first pass says.
docs/measures.md says what was annotated, how, and how far the figures can be trusted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.extract import extract
from kg.model import Directive
from kg.read import read

GOLD = Path(__file__).with_name("gold.jsonl")


class Pair(NamedTuple):
    """A gold directive (None: found too much) and what was found for it (None: missed)."""

    gold: dict[str, Any] | None
    found: Directive | None


def pairs(gold: list[dict[str, Any]], found: tuple[Directive, ...]) -> Iterator[Pair]:
    """Gold and found directives of one article, matched by overlap in text order."""
    free = list(found)
    for want in gold:
        match = next((d for d in free if d.span.start < want["end"] and want["start"] < d.span.end), None)
        if match:
            free.remove(match)
        yield Pair(want, match)
    for left in free:
        yield Pair(None, left)


def count(pair: Pair, counts: Counter[str]) -> None:
    """Add a pair to the counts of spans and of concepts."""
    want = set(pair.gold["concepts"]) if pair.gold else set()
    got = set(pair.found.measures) if pair.found else set()
    counts["spans right"] += bool(pair.gold and pair.found)
    counts["spans gold"] += bool(pair.gold)
    counts["spans found"] += bool(pair.found)
    counts["concepts right"] += len(want & got)
    counts["concepts gold"] += len(want)
    counts["concepts found"] += len(got)


def agreement(gold: list[dict[str, Any]]) -> str:
    """How far the two passes agree on what is a directive."""
    marks = [set(d["passes"]) for record in gold for d in record["directives"]]
    both, first, second = (sum(want <= mark for mark in marks) for want in ({"A", "B"}, {"A"}, {"B"}))
    return f"passes: A {first}, B {second}, both {both}, F1 {2 * both / (first + second):.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--half", choices=["seen", "unseen"])
    parser.add_argument("--misses", action="store_true", help="print what is missed (-) or found too much (+)")
    args = parser.parse_args()
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {record["id"]: record for record in gold if args.half in (None, record["half"])}
    counts: Counter[str] = Counter()
    for article in read(args.texts):
        record = wanted.pop(article.id, None)
        if record is None:
            continue
        if record["text_sha256"] != article.sha256:
            sys.exit(f"{article.id}: not the text that was annotated")
        first = [d for d in record["directives"] if "A" in d["passes"]]
        for pair in pairs(first, extract(article).directives):
            count(pair, counts)
            if args.misses and not (pair.gold and pair.found):
                where = pair.found.span if pair.found else (pair.gold["start"], pair.gold["end"])  # type: ignore[index]
                print("+" if pair.found else "-", article.id, article.text[where[0] : where[1]])
    if wanted:
        sys.exit(f"{args.texts}: {len(wanted)} annotated articles are missing, the first is {next(iter(wanted))}")
    for kind in ("spans", "concepts"):
        right, want, got = (counts[f"{kind} {name}"] for name in ("right", "gold", "found"))
        precision, recall = right / got if got else 0.0, right / want if want else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        print(f"{kind:<9} gold {want:>4}  found {got:>4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(agreement(gold))
    return 0


if __name__ == "__main__":
    sys.exit(main())
