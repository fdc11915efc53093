"""kg query and kg queries: ask a built graph, and list what it can be asked."""

from __future__ import annotations

import argparse
import sys

from kg.cli.command import Command, output_argument
from kg.errors import RunError

__all__ = ["QUERIES", "QUERY"]

FORMATS = ("table", "csv", "tsv", "json", "ttl")


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", metavar="NAME", help="a shipped question, a file FILE.rq, or - for stdin")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", dest="values", help="a parameter of the question"
    )
    parser.add_argument("--format", choices=FORMATS, help="default: table; ttl where the query makes a graph")
    output_argument(parser)


def _run(args: argparse.Namespace) -> int:
    from kg.query import ask, find, parse, write_answer
    from kg.store import open_store

    question = parse(sys.stdin.read(), "stdin") if args.question == "-" else find(args.question)
    answer = ask(open_store(args.output), question, _values(args.values))
    write_answer(answer, sys.stdout.buffer, args.format)
    return 0


def _values(items: list[str]) -> dict[str, str]:
    """The parameters that --set gives. Raises RunError for one without a name, and for one given twice."""
    values: dict[str, str] = {}
    for item in items:
        name, equals, value = item.partition("=")
        if not equals or not name:
            raise RunError(f"--set {item}: write it as --set name=value")
        if name in values:
            raise RunError(f"--set {item}: {name} is given twice")
        values[name] = value
    return values


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")


def _list(args: argparse.Namespace) -> int:
    import json

    from kg.query import questions

    if args.format == "json":
        records = [q._replace(text="")._asdict() for q in questions()]
        for record in records:
            record["parameters"] = [p._asdict() for p in record["parameters"]]
            record["columns"] = [c._asdict() for c in record["columns"]]
            del record["text"]
        print(json.dumps(records, ensure_ascii=False, indent=1))
        return 0
    for question in questions():
        print(f"{question.source}\n    {question.zh}\n    {question.en}")
        for parameter in question.parameters:
            default = "required" if parameter.default is None else f"default {parameter.default or '(empty)'}"
            print(f"    --set {parameter.name}={parameter.example}   {parameter.kind}, {default}: {parameter.meaning}")
    return 0


QUERY = Command(
    "query",
    "ask a built graph: a shipped question, or any SPARQL 1.1 query",
    "kg query meetings-of-official --set official=蔡奇\nkg query mine.rq --format csv > rows.csv\n"
    "echo 'SELECT * { ?s ?p ?o } LIMIT 5' | kg query -",
    _add,
    _run,
)

QUERIES = Command("queries", "list the shipped questions and their parameters", "kg queries", _add_list, _list)
