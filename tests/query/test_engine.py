"""Asking: values of every kind, errors in one line, rows and formats."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat
from pyoxigraph import parse as parse_rdf

from kg import iris
from kg.errors import RunError
from kg.query import FORMATS, ask, find, parse, query, question_of, rows_of, write_answer
from kg.query.engine import python_value
from kg.query.table import table, width
from kg.store import open_store
from tests.built import build_facts
from tests.query.world import LIN, ZHOU, facts

if TYPE_CHECKING:
    from pyoxigraph import Store


def refusal(store: Store, name: str, **values: object) -> str:
    """The one line with which a question is refused."""
    with pytest.raises(RunError) as caught:
        rows_of(store, name, values)
    line = str(caught.value)
    assert "\n" not in line
    assert len(line) < 500
    return line


def written(store: Store, sparql: str, form: str | None = None) -> str:
    out = io.BytesIO()
    write_answer(ask(store, parse(sparql, "query"), {}), out, form)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    "value",
    [
        LIN,
        "lin zhi yuan",
        "Lin Zhi Yuan",
        "LinZhiyuan",
        f"110000/{LIN}",
        f"official/110000/{LIN}",
        f"{iris.BASE}official/110000/{LIN}",
    ],
)
def test_an_official_by_any_of_its_names(store: Store, value: str) -> None:
    assert {row["official"] for row in rows_of(store, "meetings-of-official", {"official": value})} == {LIN}


@pytest.mark.parametrize("value", ["朝阳区", "朝阳", "北京市/朝阳区", "北京市/朝阳", "110105", "district/110105"])
def test_a_division_by_any_of_its_names(store: Store, value: str) -> None:
    text = "# param: place | district | required | example 朝阳区 | x\nSELECT ?x { VALUES ?x { $place } }"
    rows = list(ask(store, parse(text, "q"), {"place": value}).rows())
    assert rows == [{"x": f"{iris.BASE}district/110105"}]


def test_divisions_and_measures_with_what_is_in_them(store: Store) -> None:
    text = "# param: place | districts | required | example 北京 | x\nSELECT ?x { VALUES ?x { $place } }"
    rows = list(ask(store, parse(text, "q"), {"place": "北京市"}).rows())
    assert [row["x"].rpartition("/")[2] for row in rows] == ["110000", "110105"]


def test_one_name_of_two_people_gives_both(tmp_path: Path) -> None:
    here = facts("x", date(2025, 1, 1), {LIN: "市委书记"})
    there = facts("y", date(2025, 1, 2), {LIN: "国务院副总理"})
    store = open_store(build_facts(tmp_path, [here, there]))
    rows = rows_of(store, "meetings-of-official", {"official": LIN})
    assert len({row["official_id"] for row in rows}) == 2


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("who-presidd", {}, "who-presidd: no question of this name: did you mean who-presided?"),
        ("zzz", {}, "`kg queries` lists them"),
        ("none.rq", {}, "none.rq: can't be read (No such file or directory)"),
        ("who-presided", {"who": "x"}, "who-presided: no parameter who; parameters: body (text), since (date)"),
        (
            "meetings-of-official",
            {},
            "official is missing, such as official=林知远; parameters: official (official, required)",
        ),
        ("articles-about-day", {"day": "yesterday"}, "day=yesterday: a day is asked for, written YYYY-MM-DD"),
        ("articles-about-day", {"day": "2025-02-30"}, "day=2025-02-30: a day is asked for"),
        ("articles-about-day", {"day": "20250203"}, "a day is asked for"),
        ("who-presided", {"limit": "many"}, "limit=many: a whole number of at least 1"),
        ("who-presided", {"limit": "0"}, "limit=0: a whole number of at least 1"),
        ("who-presided", {"limit": "１"}, "a whole number of at least 1"),
        ("who-presided", {"body": "\ud800"}, "body: the value holds half a character"),
        ("evidence-of-fact", {"fact": "a b"}, "fact=a b: no IRI"),
        ("evidence-of-fact", {"fact": "http://x/> } #"}, "no IRI"),
        ("meetings-of-official", {"official": "林知元"}, "no official of this name in the graph; near it: 林知远"),
        ("meetings-of-official", {"official": " "}, "official: a name is asked for, such as 林知远"),
        ("officials-of-district", {"district": "xx区"}, "no district of this name in the graph"),
        ("measures-by-month", {"measure": "核酸检查"}, "no measure of this name in the graph; near it: 核酸检测"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_one_line(
    store: Store, name: str, values: dict[str, object], said: str
) -> None:
    assert said in refusal(store, name, **values)


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * { ?s ?p", "not a SPARQL query"),
        ("SELECT *\n{ ?s ?p ?o } LIMITS", "query:2:14: not a SPARQL query, near 'LIMITS'"),
        ("SELECT * { ?s no:such ?o }", "Prefix not found"),
        ("INSERT DATA { <http://x/a> <http://x/b> 1 }", "not a SPARQL query"),
        ("SELECT ?x { ?x ?y ?z }\n GROUP BY ?y", "query:2:13: not a SPARQL query"),
        ("SELECT * {\n  ?s ?p ?o .\n  FLTER(?o > 3)\n}", "query:3:3: not a SPARQL query, near 'FLTER(?o > 3)'"),
        ("# nothing\n", "query:2:1: not a SPARQL query"),
        ("DROP ALL ; {}", "not a SPARQL query"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "refused"),
        ("SELECT * { # \r sErViCe SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", "refused"),
    ],
)
def test_a_query_that_is_none_is_refused_in_one_line(store: Store, sparql: str, said: str) -> None:
    assert said in refusal(store, sparql)


def test_the_escaped_word_is_no_way_round(store: Store) -> None:
    """In SPARQL an escape may stand for any letter; the engine takes none outside strings and IRIs."""
    assert "not a SPARQL query" in refusal(store, "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_the_place_of_an_error_is_that_of_the_text_as_written(store: Store) -> None:
    assert refusal(store, "SELECT * { ?s ?p $value ] }", value="a" * 90).startswith("query:1:25:")


def test_a_value_may_hold_any_word(store: Store) -> None:
    assert rows_of(store, "who-presided", {"body": '" } SERVICE <http://x> { #'}) == []


def test_from_is_never_fetched(store: Store) -> None:
    assert rows_of(store, "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", {}) == []


def test_undeclared_parameters_take_the_type_of_the_value(store: Store) -> None:
    sparql = "SELECT (DATATYPE($a) AS ?a) (DATATYPE($b) AS ?b) (DATATYPE($c) AS ?c) (DATATYPE($d) AS ?d) {}"
    (row,) = rows_of(store, sparql, {"a": "x", "b": 2, "c": date(2025, 7, 3), "d": True})
    assert [value.rpartition("#")[2] for value in row.values()] == ["string", "integer", "date", "boolean"]


def test_own_query_in_a_file(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    text = "# param: n | count | default 2 | example 5 | rows\nSELECT ?e { ?e a kg:Meeting } ORDER BY ?e LIMIT $n\n"
    file.write_text("\ufeff" + text, encoding="utf-8")
    assert len(rows_of(store, str(file), {})) == 2
    assert len(rows_of(store, str(file), {"n": 1})) == 1
    file.write_bytes(b"\xff")
    with pytest.raises(RunError, match="not UTF-8 text"):
        find(str(file))


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("# param: a | text | required", "mine:1: a parameter is written"),
        ("# param: A | text | required | example x | x", "mine:1: a parameter is written"),
        ("# param: a | words | required | example x | x", "mine:1: words is no kind of parameter: text,"),
        ("#\n# column: a", "mine:2: a column is written"),
    ],
)
def test_a_broken_head_names_its_line(head: str, said: str) -> None:
    with pytest.raises(RunError) as caught:
        parse(f"{head}\nSELECT * {{}}", "mine")
    assert said in str(caught.value)


def test_a_query_may_say_itself_which_graphs_it_asks(store: Store) -> None:
    rows = rows_of(store, "SELECT (COUNT(*) AS ?n) FROM <article/c> { ?e a kg:Meeting } # from here", {})
    assert rows == [{"n": 1}]
    literal = 'SELECT (COUNT(*) AS ?from) { ?e a kg:Meeting BIND("FROM <x>" AS ?x) }'
    assert rows_of(store, literal, {}) == [{"from": 3}]


def test_graph_names_are_the_articles(store: Store) -> None:
    rows = rows_of(store, "SELECT DISTINCT ?g { GRAPH ?g { ?e a kg:Meeting } } ORDER BY ?g", {})
    assert [row["g"].rpartition("/")[2] for row in rows] == ["a", "c", "e"]


def test_query_takes_a_folder(folder: Path) -> None:
    rows = query("meetings-of-two", folder, official=LIN, other=ZHOU)
    assert len(rows) == 2
    assert rows.columns[0] == "day"


def test_pandas_shape_without_rows(store: Store) -> None:
    rows = rows_of(store, "who-presided", {"body": "教育局"})
    assert rows == []
    assert rows.columns[:2] == ["day", "official"]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("http://x/a"), "http://x/a"),
        (Literal("蔡", language="zh-Hans"), "蔡"),
        (Literal(3), 3),
        (Literal(True), True),
        (Literal("1.50", datatype=NamedNode(iris.XSD + "decimal")), Decimal("1.50")),
        (Literal("2025-07-03", datatype=NamedNode(iris.XSD + "date")), date(2025, 7, 3)),
        (Literal("-0044-03-15", datatype=NamedNode(iris.XSD + "date")), "-0044-03-15"),
        (
            Literal("2025-07-03T08:00:00+08:00", datatype=NamedNode(iris.XSD + "dateTime")),
            datetime(2025, 7, 3, 8, tzinfo=timezone(timedelta(hours=8))),
        ),
    ],
)
def test_python_values(term: Any, value: object) -> None:
    assert python_value(term) == value
    assert type(python_value(term)) is type(value)


def test_formats(store: Store) -> None:
    sparql = 'SELECT ?a ?b { VALUES (?a ?b) { ("蔡,\\"x\\"\\n"@zh-Hans 3) (kg:Presides UNDEF) } }'
    assert list(csv.reader(io.StringIO(written(store, sparql, "csv")))) == [
        ["a", "b"], ['蔡,"x"\n', "3"], [iris.KG + "Presides", ""],
    ]  # fmt: skip
    assert written(store, sparql, "tsv").splitlines()[2] == f"<{iris.KG}Presides>\t"
    bindings = json.loads(written(store, sparql, "json"))["results"]["bindings"]
    assert bindings[0]["b"]["value"] == "3"
    assert written(store, sparql).splitlines()[2:] == ['蔡,"x"       3', "kg:Presides"]
    assert written(store, "ASK { ?s a kg:Meeting }").splitlines()[2] == "true"
    assert json.loads(written(store, "ASK { ?s a kg:Nothing }", "json"))["boolean"] is False


def test_a_query_that_makes_a_graph(store: Store) -> None:
    sparql = "CONSTRUCT { ?s a kg:Meeting } WHERE { ?s a kg:Meeting }"
    turtle = written(store, sparql)
    assert len(list(parse_rdf(turtle.encode(), RdfFormat.TURTLE))) == 3
    assert "@prefix kg:" in turtle
    assert written(store, sparql, "table").splitlines()[0].split() == ["subject", "predicate", "object"]
    assert [set(row) for row in rows_of(store, sparql, {})] == [{"subject", "predicate", "object"}] * 3
    for form in FORMATS:
        if form in ("csv", "tsv", "json"):
            with pytest.raises(RunError, match=f"{form} is for SELECT and ASK"):
                written(store, sparql, form)
    with pytest.raises(RunError, match="ttl is for CONSTRUCT and DESCRIBE"):
        written(store, "ASK {}", "ttl")


def test_table_columns_stand_under_each_other() -> None:
    lines = list(table(("name", "数"), [("林知远", 1), ("a", None), ("ｶ\u0301e\u0301", 23)]))
    assert lines == ["name    数", "------  --", "林知远  1", "a", "ｶ\u0301e\u0301      23"]
    assert width("ａ蔡a") == 5
    assert list(table((), [(), ()])) == ["", "", "", ""]


def test_table_shows_no_sign_that_moves_the_cursor() -> None:
    *_, line = table(("a",), [("x\x1b[31m\ny\u202e",)])
    assert line == "x\ufffd[31m y\ufffd"


def test_table_streams_after_a_look_ahead() -> None:
    def endless() -> Any:
        while True:
            yield ("x",)

    lines = table(("a",), endless())
    assert [next(lines) for _ in range(1000)][-1] == "x"


def test_question_of_tells_a_query_from_a_name() -> None:
    assert question_of("who-presided").source == "who-presided"
    assert question_of("DESCRIBE <http://x>").source == "query"
    assert question_of("ASK{}").source == "query"
