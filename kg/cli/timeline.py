"""kg timeline: measures over time, as a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.command import Command, day
from kg.cli.terminal import readable, say

__all__ = ["TIMELINE"]


class _FolderOrPage(argparse.Action):
    """Takes what follows -o for the page where it ends in .html, else for the folder."""

    def __call__(
        self, _parser: object, namespace: argparse.Namespace, values: object, _option_string: object = None
    ) -> None:
        path = Path(str(values))
        is_page = path.suffix.lower() in (".html", ".htm") and not path.is_dir()
        setattr(namespace, "to_file" if is_page else "output", path)


def _add(parser: argparse.ArgumentParser) -> None:
    for name, meaning in (
        ("measure", "only these measures, by Chinese or English label, and what is under them"),
        ("district", "only what is for these divisions or divisions inside them"),
    ):
        parser.add_argument(f"--{name}", nargs="+", action="extend", default=[], metavar="NAME", help=meaning)
    parser.add_argument("--since", "--from", type=day, metavar="DAY", help="only directives from this day on")
    parser.add_argument("--until", "--to", type=day, metavar="DAY", help="only directives up to this day")
    parser.add_argument("--to-file", type=Path, metavar="FILE", help="the page to write (default: DIR/timeline.html)")
    parser.add_argument(
        "-o",
        "--output",
        action=_FolderOrPage,
        default=Path("output"),
        metavar="DIR",
        help="the folder of a built graph (default: output); a name that ends in .html is taken as --to-file",
    )


def _run(args: argparse.Namespace) -> int:
    from kg.timeline import write_timeline

    target = args.to_file or args.output / "timeline.html"
    shown = write_timeline(
        args.output,
        target,
        measures=[readable(name) for name in args.measure],
        districts=[readable(name) for name in args.district],
        since=args.since,
        until=args.until,
    )
    say(f"the page is {target}" if shown else f"no directive fits: the page {target} is empty")
    return 0


TIMELINE = Command(
    "timeline",
    "write a page of measures over time: a row a measure, a mark a directive",
    "kg timeline --measure 核酸检测 居家办公 --district 北京市 -o timeline.html\n"
    "kg timeline --since 2022-05-01 --until 2022-06-30 -o output --to-file may.html",
    _add,
    _run,
)
