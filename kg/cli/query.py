"""kg query: ask a built graph."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kg.cli.command import Command, output_argument
from kg.cli.terminal import interruptible, readable, say
from kg.errors import RunError

if TYPE_CHECKING:
    from kg.query import Question

__all__ = ["QUERY"]

FORMATS = ("table", "csv", "tsv", "json", "ttl")  # as kg.query.FORMATS, which is not loaded for --help; a test compares


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="NAME", help="a shipped question, a file FILE.rq, SPARQL, or - for stdin")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="values", help="a parameter of the question"
    )
    parser.add_argument("--format", choices=FORMATS, help="default: table; ttl where the query makes a graph")
    output_argument(parser)


def _run(args: argparse.Namespace) -> int:
    from kg.query import ask, write_answer
    from kg.store import open_store

    question = _question(readable(args.question))
    values = _values(args.values)
    store = open_store(args.output)
    with interruptible():
        rows = write_answer(ask(store, question, values), sys.stdout.buffer, args.format)
        sys.stdout.buffer.flush()
    limit = values.get("limit") or next((p.default for p in question.parameters if p.name == "limit"), None)
    if limit and str(rows) == limit:
        say(f"{rows} rows, as many as asked for; there may be more: --set limit=N")
    return 0


def _question(given: str) -> Question:
    """The question of this name or file, or the query that is typed or comes in."""
    from kg.query import find, parse

    if given == "-":
        return parse(sys.stdin.read(), "stdin")
    return parse(given, "query") if "{" in given else find(given)


def _values(items: list[str]) -> dict[str, str]:
    """The parameters that --set gives. Raises RunError for one without a name, and for one given twice."""
    values: dict[str, str] = {}
    for item in map(readable, items):
        name, equals, value = item.partition("=")
        if not equals or not name:
            raise RunError(f"--set {item}: write it as --set name=value")
        if name in values:
            raise RunError(f"--set {item}: {name} is given twice")
        values[name] = value
    return values


QUERY = Command(
    "query",
    "ask a built graph: a shipped question, or any SPARQL 1.1 query",
    "kg query meetings-of-official --set official=蔡奇\nkg query ./mine.rq --format csv > rows.csv\n"
    "echo 'SELECT * { ?s ?p ?o } LIMIT 5' | kg query -",
    _add,
    _run,
)
