"""kg export: a built graph for other tools."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.cli.command import Command, output_argument
from kg.errors import RunError

__all__ = ["EXPORT"]

# As kg.export.FORMATS and kg.network.PROJECTIONS, which are not loaded for --help; a test compares.
FORMATS = ("turtle", "nt", "nq", "trig", "jsonld", "graphml", "gexf", "csv", "parquet")
PROJECTIONS = ("participation", "co-attendance")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", required=True, choices=FORMATS, help="csv, parquet: who was at what, a row each")
    parser.add_argument("--to", type=Path, metavar="FILE", help="write this file, as a whole (default: stdout)")
    parser.add_argument(
        "--projection",
        choices=PROJECTIONS,
        default="participation",
        help="graphml, gexf: officials and events, or officials by the events they shared (default: participation)",
    )
    output_argument(parser)


def _run(args: argparse.Namespace) -> int:
    from kg.export import export

    if args.to is None:
        export(args.output, args.format, sys.stdout.buffer, projection=args.projection)
        sys.stdout.buffer.flush()
    else:
        with whole_file(args.to) as out:
            export(args.output, args.format, out, projection=args.projection)
    return 0


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name when all is written; if writing fails, what was there stays.

    Raises RunError in one line where it can't be written.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(target)
    except OSError as error:
        raise RunError(f"{target}: can't be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


EXPORT = Command(
    "export",
    "write a built graph in a format of other tools",
    "kg export --format graphml --projection co-attendance --to people.graphml\n"
    "kg export --format csv > participations.csv",
    _add,
    _run,
)
