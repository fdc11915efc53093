"""Filling a query: only real marks are replaced, and no value can become syntax."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.errors import RunError
from kg.query.fill import fill, marks
from kg.query.values import plain_term

HOSTILE = st.text(st.sampled_from("\"'\\\n\r\t\0{}<>$#?.;u0022\u2028😀蔡 x")) | st.text(
    st.characters(exclude_categories=["Cs"])
)


def names(text: str) -> list[str]:
    return [mark.name for mark in marks(text)]


@settings(max_examples=400, deadline=None)
@given(HOSTILE, HOSTILE)
def test_what_is_filled_in_is_what_is_read(value: str, other: str) -> None:
    text = "SELECT ?x ?y { BIND($value AS ?x) BIND($other AS ?y) } # $value"
    filled = fill(text, {"value": plain_term("value", value), "other": plain_term("other", other)})
    result = Store().query(filled.text)
    assert isinstance(result, QuerySolutions)
    (row,) = result
    assert (row["x"], row["y"]) == (Literal(value), Literal(other))


@settings(max_examples=300, deadline=None)
@given(HOSTILE, HOSTILE)
def test_nothing_inside_a_string_is_a_mark(inside: str, value: str) -> None:
    quoted = str(Literal(inside + "$value"))
    filled = fill(f"SELECT ?x {{ BIND({quoted} AS ?x) }}", {"value": plain_term("value", value)})
    assert quoted in filled.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$a", ["a"]),
        ("?a $ $1b", ["1b"]),
        ("'$a' \"$a\" '''$a'$a''' \"\"\"$a\"\"\" $b", ["b"]),
        ("'\\'$a' $b", ["b"]),
        ("<http://x/$a> $b", ["b"]),
        ("# $a\n$b # $c\r$d", ["b", "d"]),
        ("FILTER(?x < $a && $b > 3)", ["a", "b"]),
        ("ex:\\$a $b", ["b"]),
        ("'$a", []),
        ('"""$a""', []),
        ("$ab_c1$d", ["ab_c1", "d"]),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_mark_that_reads_as_an_iri_is_an_error() -> None:
    with pytest.raises(RunError, match="write a space behind <"):
        fill("FILTER(?a<$b&&$c>?d)", {"b": "1"})


def test_unknown_marks_stay_variables() -> None:
    assert fill("SELECT $x { $x $p $o }", {"p": "<http://x/p>"}).text == "SELECT $x { $x <http://x/p> $o }"


def test_columns_are_those_of_the_text_as_written() -> None:
    text = "SELECT *\n{ ?s ?p $a . ?s ?p $bb } here"
    filled = fill(text, {"a": '"a long long value"', "bb": "1"})
    line = filled.text.split("\n")[1]
    assert filled.column(2, line.index("here") + 1) == text.split("\n")[1].index("here") + 1
    assert filled.column(1, 5) == 5
    assert filled.column(2, 3) == 3


@pytest.mark.parametrize("sign", ["'", '"', "<", "$", "#", "\\", '"""', "'''", "<$", "'\\"])
def test_hostile_text_is_walked_once(sign: str) -> None:
    """A walk that starts again at each sign would take hours here."""
    text = sign * 400_000
    with suppress(RunError):  # a mark in what reads as an IRI
        assert len(list(marks(text))) <= len(text)


def test_an_iri_is_filled_as_one_term() -> None:
    assert fill("$x", {"x": str(NamedNode("http://x/蔡"))}).text == "<http://x/蔡>"
