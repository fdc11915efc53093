"""kg build: articles in, a graph out."""

from __future__ import annotations

import argparse
import sys

from kg.cli.command import Command, output_argument, sources_argument, work_arguments
from kg.cli.terminal import say, skipped_lines

__all__ = ["BUILD"]


def _add(parser: argparse.ArgumentParser) -> None:
    sources_argument(parser)
    output_argument(parser, "the folder to write")
    work_arguments(parser)
    parser.add_argument("--keep", action="store_true", help="keep earlier articles that are not among the sources")


def _run(args: argparse.Namespace) -> int:
    from kg.build import build

    report = build(
        args.sources,
        args.output,
        jobs=args.jobs,
        progress=sys.stderr.isatty(),
        keep=args.keep,
        measures_file=args.measures,
    )
    skipped_lines((item.source, item.reason) for item in report.skipped)
    counts = report.counts
    told = ", ".join(
        f"{counts[key]} {key}" for key in ("events", "officials", "districts", "measures") if key in counts
    )
    say(f"{report.articles} articles: {told}; in {args.output}")
    return 1 if args.strict and report.skipped else 0


BUILD = Command(
    "build",
    "read articles, extract their facts, write the graph and its page",
    "kg build articles/ -o output\nkg build today.jsonl.gz -o output --keep",
    _add,
    _run,
)
