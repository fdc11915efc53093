"""Writes an answer in the formats that people's tools read, row by row as it comes."""

from __future__ import annotations

from typing import IO

from kg import iris
from kg.errors import RunError
from kg.query.engine import Answer
from kg.query.table import table

__all__ = ["FORMATS", "write_answer"]

FORMATS = ("table", "csv", "tsv", "json", "ttl")
"""table: for the eye. csv, tsv, json: SPARQL 1.1 results (csv: plain values; tsv: RDF terms). ttl: Turtle."""


def write_answer(answer: Answer, out: IO[bytes], form: str | None = None) -> int:
    """Write the answer as UTF-8 and return the number of rows, or -1 where only the engine counted them.

    `form` is one of FORMATS; None stands for ttl where the query makes a graph, else for table. Raises RunError where
    the format does not fit the query: ttl is for CONSTRUCT and DESCRIBE, csv, tsv and json for SELECT and ASK.
    """
    form = form or ("ttl" if answer.form == "graph" else "table")
    if form == "table":
        return _write_table(answer, out)
    if (form == "ttl") != (answer.form == "graph"):
        if form == "ttl":
            raise RunError("ttl is for CONSTRUCT and DESCRIBE, which make a graph; take table, csv, tsv or json")
        raise RunError(f"{form} is for SELECT and ASK queries; this one makes a graph: take ttl or table")
    with answer.errors():
        _serialize(answer, out, form)
    if form == "json":
        out.write(b"\n")
    return -1


def _serialize(answer: Answer, out: IO[bytes], form: str) -> None:
    from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, serialize

    if isinstance(answer.result, QueryTriples):
        serialize(answer.result, out, RdfFormat.TURTLE, prefixes=iris.PREFIXES)
    elif form == "json":
        answer.result.serialize(out, QueryResultsFormat.JSON)
    elif form == "csv":
        answer.result.serialize(out, QueryResultsFormat.CSV)
    else:
        answer.result.serialize(out, QueryResultsFormat.TSV)


def _write_table(answer: Answer, out: IO[bytes]) -> int:
    written = 0
    for line in table(answer.columns, answer.terms()):
        out.write(line.encode("utf-8", "replace") + b"\n")
        written += 1
    return written - 2  # the head and the rule under it are no rows
