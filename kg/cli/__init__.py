"""The command `kg`: parses, calls one function a command, turns an error into one line and an exit status.

Exit status: 0 done; 1 finished, with items skipped under --strict or faults found; 2 unusable arguments or input; 130
interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from kg.cli.build import BUILD
from kg.cli.command import Command
from kg.cli.evaluate import EVALUATE
from kg.cli.export import EXPORT
from kg.cli.extract import EXTRACT
from kg.cli.queries import QUERIES
from kg.cli.query import QUERY
from kg.cli.terminal import INTERRUPTED, say, say_interrupted, use_utf8
from kg.cli.timeline import TIMELINE
from kg.cli.validate import VALIDATE
from kg.cli.view import VIEW
from kg.errors import KgError

__all__ = ["COMMANDS", "main", "parser"]

COMMANDS: tuple[Command, ...] = (BUILD, EXTRACT, QUERY, QUERIES, VIEW, TIMELINE, EXPORT, VALIDATE, EVALUATE)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="kg",
        description="会图: Chinese official news in, a graph of meetings, officials, districts and measures out.",
        epilog="`kg COMMAND --help` tells more.",
    )
    top.add_argument("--version", action="store_true", help="print the version and end")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name,
            help=command.summary,
            description=f"{command.summary[0].upper()}{command.summary[1:]}.",
            epilog=f"examples:\n{_indented(command.examples)}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    use_utf8()
    top = parser()
    args = top.parse_args(argv)
    if args.version:
        print(f"kg {_version()}")
        return 0
    if args.command is None:
        top.print_help(sys.stderr)
        return 2
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has enough: end quietly, and let no later flush complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KgError, OSError) as error:  # an OSError here is what no stage could know: the disk is full
        say(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        say_interrupted()
        return INTERRUPTED
    return status


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("huitu")
    except PackageNotFoundError:
        return "(a checkout that is not installed)"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))
