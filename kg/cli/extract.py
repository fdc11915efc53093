"""kg extract: articles in, facts out as JSON Lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.command import Command, sources_argument, work_arguments
from kg.cli.terminal import say
from kg.errors import ItemError

if TYPE_CHECKING:
    from kg.model import Article

__all__ = ["EXTRACT"]


def _add(parser: argparse.ArgumentParser) -> None:
    sources_argument(parser)
    work_arguments(parser)
    parser.add_argument("--text", action="store_true", help="add each article's normalised text, which offsets count")


def _run(args: argparse.Namespace) -> int:
    import gc

    gc.disable()  # nothing that extraction makes refers back to itself: reference counts free it
    from kg.parallel import spread
    from kg.read import read

    skipped = 0

    def skip(error: ItemError) -> None:
        nonlocal skipped
        skipped += 1
        say(f"skipped {error}")

    articles = _counted(read(args.sources, skipped=skip, stdin=sys.stdin.buffer), progress=sys.stderr.isatty())
    task = partial(lines, with_text=args.text, measures_file=args.measures)
    out = sys.stdout
    for line in spread(task, articles, args.jobs, skip):
        out.write(line)
    if skipped:
        say(f"{skipped} skipped")
    gc.freeze()  # as it ends, the interpreter need not look for cycles in what is left, either
    return 1 if args.strict and skipped else 0


def lines(articles: list[Article], *, with_text: bool, measures_file: Path | None) -> list[str | ItemError]:
    """The JSON lines of some articles; what one process does."""
    from kg.extract import extract_together
    from kg.facts import to_line

    extracted = extract_together(articles, measures_file=measures_file, with_home=False)
    return [f"{to_line(facts, with_text=with_text)}\n" for facts in extracted]


def _counted(articles: Iterator[Article], *, progress: bool) -> Iterator[Article]:
    """The articles, with a bar on a terminal."""
    if not progress:
        return articles
    from tqdm import tqdm

    return iter(tqdm(articles, unit=" articles", file=sys.stderr, leave=False))


EXTRACT = Command(
    "extract",
    "write the facts of articles as JSON Lines, without a graph",
    "kg extract articles/ > facts.jsonl\nzcat dump.jsonl.gz | kg extract - --text > facts.jsonl",
    _add,
    _run,
)
