"""What a command is: a name, a line of help, its arguments, and one function that runs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

__all__ = ["Command", "day", "output_argument", "positive"]


class Command(NamedTuple):
    """One command of `kg`. `add` declares its arguments, `run` does it and returns the exit status.

    Stages are imported inside `run`, so that `kg --help` starts at once.
    """

    name: str
    summary: str
    examples: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def output_argument(parser: argparse.ArgumentParser, meaning: str = "the folder of a built graph") -> None:
    """Declares -o DIR, which every command on a built graph takes."""
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("output"), metavar="DIR", help=f"{meaning} (default: output)"
    )


def day(text: str) -> date:
    """A day written 2022-05-05, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day: write it as 2022-05-05") from None


def positive(text: str) -> int:
    """A whole number from 1, for argparse."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1")
    return number


def sources_argument(parser: argparse.ArgumentParser) -> None:
    """Declares SOURCE…: files, folders, or - for JSONL on standard input."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, or - for JSONL on stdin")


def work_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what extraction takes: --jobs, --strict, --measures."""
    parser.add_argument("--jobs", type=positive, metavar="N", help="processes that extract (default: one a core)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where items were skipped")
    parser.add_argument("--measures", type=Path, metavar="FILE", help="your own measures (Turtle) beside the shipped")
