"""What ships as data is sound: vocabularies are canonical and say where they come from, Turtle and SPARQL parse.

A vocabulary's rows stand in code point order, unless its head says that they are sorted by something else, or that
their order matters.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg import iris
from kg.query import parse
from kg.query.fill import fill

ROOT = Path(__file__).resolve().parent.parent


def files(folder: str, ending: str) -> list[Path]:
    return sorted((ROOT / folder).rglob(f"*{ending}"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


PROVENANCE = re.compile(
    r"\b(sources?|written (for|by)|made by|collected|kept by hand|readings:|names and codes:)", re.IGNORECASE
)
OWN_ORDER = re.compile(r"order matters|sorted by", re.IGNORECASE)
TERMS = {"text": '"x"', "integer": "1", "count": "1", "date": f'"2025-07-03"^^<{iris.XSD}date>'}
TABLES = pytest.mark.parametrize("path", files("ontology", ".tsv"), ids=named)


def parts(path: Path) -> tuple[list[str], list[str], list[tuple[str, ...]]]:
    """The head comment's lines, the header's cells, the rows' cells."""
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    head = [line for line in lines if line.startswith("#")]
    header, *rows = [tuple(line.split("\t")) for line in lines if not line.startswith("#")]
    return head, list(header), rows


@TABLES
def test_table_says_where_it_comes_from(path: Path) -> None:
    head, _, _ = parts(path)
    assert path.read_text(encoding="utf-8").startswith("# "), "the first line must say what the file is"
    assert PROVENANCE.search(" ".join(head)), "the head must say where the rows come from (# Source: …)"


@TABLES
def test_table_is_rectangular_and_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert "\ufeff" not in text
    _, header, rows = parts(path)
    assert rows, "no rows"
    assert len(set(header)) == len(header)
    assert all(name.isidentifier() and name == name.lower() for name in header)
    for row in rows:
        assert len(row) == len(header), row
        padded = [cell for name, cell in zip(header, row, strict=True) if name != "pattern" and cell != cell.strip()]
        assert not padded, f"white space around a cell: {row}"


@TABLES
def test_table_is_sorted_without_duplicates(path: Path) -> None:
    head, _, rows = parts(path)
    assert len(set(rows)) == len(rows), f"twice: {[row for row, times in Counter(rows).items() if times > 1][:5]}"
    if not OWN_ORDER.search(" ".join(head)):
        wrong = next((pair for pair in pairwise(rows) if pair[0] > pair[1]), None)
        assert wrong is None, f"not in order: {wrong}"


@TABLES
def test_table_is_read_somewhere(path: Path) -> None:
    code = [*(ROOT / "kg").rglob("*.py"), *(ROOT / "ontology").glob("*.py")]
    assert any(path.name in source.read_text(encoding="utf-8") for source in code), "no module reads this file"


@pytest.mark.parametrize("path", files("ontology", ".ttl"), ids=named)
def test_turtle_parses(path: Path) -> None:
    assert list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("path", files("queries", ".rq"), ids=named)
def test_query_parses(path: Path) -> None:
    """With a term for each parameter, by both engines: Oxigraph answers `kg query`, rdflib reads graph.ttl."""
    text = path.read_text(encoding="utf-8")
    question = parse(text, path.stem)
    terms = {parameter.name: TERMS.get(parameter.kind, "<https://example.org/x>") for parameter in question.parameters}
    query = fill(text, terms).text
    ox.Store().query(query)
    prepareQuery(query)


def test_there_is_data_of_every_kind() -> None:
    assert all(files(*where) for where in (("ontology", ".tsv"), ("ontology", ".ttl"), ("queries", ".rq")))


def test_a_broken_table_is_caught(tmp_path: Path) -> None:
    """The checks above can fail."""
    bad = tmp_path / "bad.tsv"
    bad.write_text("word\tkind\nb\tx\na\tx\na\tx \n", encoding="utf-8")
    for check in (
        test_table_says_where_it_comes_from,
        test_table_is_rectangular_and_clean,
        test_table_is_sorted_without_duplicates,
        test_table_is_read_somewhere,
    ):
        with pytest.raises(AssertionError):
            check(bad)
