"""kg view: the page of a built graph, whole or around something."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.command import Command, day, output_argument, positive
from kg.cli.terminal import readable, say

__all__ = ["VIEW"]


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--about", nargs="+", default=[], metavar="NAME", help="only what is near these names")
    parser.add_argument("--from", type=day, dest="since", metavar="DAY", help="only events from this day on")
    parser.add_argument("--to", type=day, dest="until", metavar="DAY", help="only events up to this day")
    parser.add_argument("--district", default="", metavar="NAME", help="only events of this division")
    parser.add_argument("--top", type=positive, metavar="N", help="only the N nodes with most relations")
    parser.add_argument("--to-file", type=Path, metavar="FILE", help="the page to write (default: DIR/graph.html)")
    output_argument(parser)


def _run(args: argparse.Namespace) -> int:
    from kg.view import write_view

    target = args.to_file or args.output / "graph.html"
    write_view(
        args.output,
        target,
        about=[readable(name) for name in args.about],
        since=args.since,
        until=args.until,
        district=readable(args.district),
        top=args.top,
    )
    say(f"the page is {target}")
    return 0


VIEW = Command(
    "view",
    "write the graph's page again, whole or around something",
    "kg view --about 蔡奇 陈吉宁 --to-file cai.html\nkg view --from 2022-05-01 --to 2022-06-30 --district 朝阳区",
    _add,
    _run,
)
