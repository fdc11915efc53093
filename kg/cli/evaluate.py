"""kg evaluate: how good are the facts, measured against gold?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kg.cli.command import Command, output_argument

__all__ = ["EVALUATE"]


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("gold", type=Path, metavar="GOLD", help="annotated articles, in the form of `kg extract`")
    parser.add_argument("--facts", type=Path, metavar="FILE", help="the facts to score (default: DIR/facts.jsonl)")
    parser.add_argument("--against", type=Path, metavar="FILE", help="facts of an earlier run: names gains and losses")
    parser.add_argument("--misses", action="store_true", help="name each fact that is missed (-) or wrong (+)")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")
    output_argument(parser)


def _run(args: argparse.Namespace) -> int:
    from kg.evaluate import as_json, as_table, evaluate

    evaluation = evaluate(args.gold, args.facts or args.output / "facts.jsonl", args.against)
    if args.format == "json":
        print(json.dumps(as_json(evaluation), ensure_ascii=False, indent=1))
    else:
        print(as_table(evaluation, wrong=args.misses))
    return 0


EVALUATE = Command(
    "evaluate",
    "score facts against gold: precision, recall, F1 of each kind of fact",
    "kg evaluate gold.jsonl --facts facts.jsonl --misses",
    _add,
    _run,
)
