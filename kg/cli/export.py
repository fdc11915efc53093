"""kg export: a built graph for other tools."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli.command import Command, output_argument
from kg.files import whole_file

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


EXPORT = Command(
    "export",
    "write a built graph in a format of other tools",
    "kg export --format graphml --projection co-attendance --to people.graphml\n"
    "kg export --format csv > participations.csv",
    _add,
    _run,
)
