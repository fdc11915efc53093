"""kg queries: what a built graph can be asked."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.cli.command import Command
from kg.cli.terminal import readable

if TYPE_CHECKING:
    from kg.query import Question

__all__ = ["QUERIES"]


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="only this question, with its columns and its SPARQL")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="default: table")


def _run(args: argparse.Namespace) -> int:
    from kg.query import find, questions

    asked = (find(readable(args.name)),) if args.name else questions()
    if args.format == "json":
        import json

        records = [_record(question, whole=bool(args.name)) for question in asked]
        print(json.dumps(records[0] if args.name else records, ensure_ascii=False, indent=1))
    elif args.name:
        print("\n".join(_described(asked[0])))
    else:
        print("\n".join(_listed(asked)))
    return 0


def _record(question: Question, *, whole: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "name": question.source,
        "zh": question.zh,
        "en": question.en,
        "parameters": [parameter._asdict() for parameter in question.parameters],
        "columns": [column._asdict() for column in question.columns],
    }
    return record | {"sparql": question.text} if whole else record


def _listed(asked: tuple[Question, ...]) -> Iterator[str]:
    """A block a question: its name, what it asks in two languages, and how it may be asked."""
    for question in asked:
        given = [f"{'' if p.default is None else '['}--set {p.name}=…{'' if p.default is None else ']'}"
                 for p in question.parameters]  # fmt: skip
        yield from (question.source, f"    {question.en}", f"    {question.zh}", f"    {' '.join(given)}")
    yield "`kg queries NAME` tells what the parameters mean. [Those in brackets] may be left out."


def _described(question: Question) -> Iterator[str]:
    from kg.query.table import table

    yield from (question.source, f"    {question.en}", f"    {question.zh}", "")
    rows = [(f"--set {p.name}={p.example}", p.kind, _default(p.default), p.meaning) for p in question.parameters]
    yield from table(("parameter", "kind", "if left out", "meaning"), rows)
    yield ""
    yield from table(("column", "meaning"), question.columns)
    yield ""
    yield from (line for line in question.text.rstrip().split("\n") if not line.startswith("#"))


def _default(default: str | None) -> str:
    return "required" if default is None else default or "(empty)"


QUERIES = Command(
    "queries",
    "list the shipped questions, or explain one",
    "kg queries\nkg queries who-presided",
    _add,
    _run,
)
