"""Asks a built graph a shipped question (queries/*.rq) or any SPARQL 1.1 query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from kg.query.engine import Answer, ask
from kg.query.output import FORMATS, write_answer
from kg.query.questions import Column, Parameter, Question, find, parse, questions

__all__ = [
    "FORMATS",
    "Answer",
    "Column",
    "Parameter",
    "Question",
    "Rows",
    "ask",
    "find",
    "parse",
    "query",
    "question_of",
    "questions",
    "rows_of",
    "write_answer",
]


class Rows(list[dict[str, Any]]):
    """The rows of an answer, one dict of Python values each: `pandas.DataFrame(rows, columns=rows.columns)`."""

    def __init__(self, columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
        super().__init__(rows)
        self.columns = list(columns)


def query(name_or_sparql: str, folder: str | PathLike[str] = "output", /, **parameters: object) -> Rows:
    """Ask the graph in a build's folder: a shipped question's name, a .rq file, or a SPARQL query itself.

    Parameters are the question's own (`official="蔡奇"`, `since=date(2022, 5, 1)`); values are str, int or date. Cells
    are str (labels, IRIs), int, float, Decimal, bool, date, datetime or None. Raises KgError with one clear line.
    """
    from kg.store import open_store

    return rows_of(open_store(Path(folder)), name_or_sparql, parameters)


def rows_of(store: Any, name_or_sparql: str, parameters: Mapping[str, object]) -> Rows:
    """The answer of an open store; see `query`."""
    answer = ask(store, question_of(name_or_sparql), parameters)
    return Rows(answer.columns, answer.rows())


def question_of(name_or_sparql: str) -> Question:
    """A shipped question by its name, a query in a .rq file, or the text of a query (it holds a brace or a space)."""
    if "{" in name_or_sparql or any(sign.isspace() for sign in name_or_sparql.strip()):
        return parse(name_or_sparql, "query")
    return find(name_or_sparql)
