from datetime import datetime, timedelta, timezone

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg import iris
from kg.write.terms import chinese, day, decimal, integer, iri, literal, moment, tagged


def parse(term: str) -> ox.Quad:
    quads: list[ox.Quad] = list(ox.parse(f"<x:s> <x:p> {term} <x:g> .\n".encode(), ox.RdfFormat.N_QUADS))
    assert len(quads) == 1
    return quads[0]


@settings(deadline=None)  # other work on the machine is no fault
@given(st.text(st.characters(exclude_categories=["Cs"])))
@example('"\\ \n\r\t\x00\x07\u2028\u0085\ufffe \\u0022 \\" ^^<x:y> @en .')
def test_every_text_survives_and_stays_on_its_line(text: str) -> None:
    for term in (literal(text), chinese(text), tagged(text, "en")):
        assert len(term.splitlines()) == 1
        value = parse(term).object
        assert isinstance(value, ox.Literal)
        assert value.value == text


def test_half_a_character_is_replaced() -> None:
    assert literal("a\ud800b") == '"a\ufffdb"'


@settings(deadline=None)  # other work on the machine is no fault
@given(st.text(), st.text())
def test_every_name_makes_an_iri(place: str, name: str) -> None:
    made = iris.named("official", place, name)
    quad = parse(iri(made))
    assert isinstance(quad.object, ox.NamedNode)
    assert quad.object.value == made
    assert made.count("/") == iris.BASE.count("/") + 2


@pytest.mark.parametrize("text", ["", ".", "..", "a/b", "a#b", "<x>", "a b", "a%2Fb", "a\\b", "\ud800"])
def test_no_name_leaves_its_segment(text: str) -> None:
    assert iris.segment(text) not in ("", ".", "..")
    assert not set(iris.segment(text)) & set('/#?<> \\"{}|^`')


def test_different_names_make_different_iris() -> None:
    names = ["a/b", "a%2Fb", "a b", "a%20b", ".", "%2E", "甲", "乙"]
    assert len({iris.segment(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (integer(-3), "-3"),
        (decimal(0.5), "0.5"),
        (decimal(1), "1"),
        (decimal(0.65), "0.65"),
        (decimal(0.0), "0"),
        (day("2025-07-03"), "2025-07-03"),
        (moment(datetime(2025, 7, 3, 8, tzinfo=timezone.utc)), "2025-07-03T08:00:00Z"),
        (moment(datetime(2025, 7, 3, 8)), "2025-07-03T08:00:00+08:00"),
        (moment(datetime(2025, 7, 3, 8, 0, 0, 500000, timezone(timedelta(hours=-5)))), "2025-07-03T08:00:00.5-05:00"),
        (moment(datetime(1920, 1, 1, tzinfo=timezone(timedelta(seconds=29143)))), "1919-12-31T23:54:17+08:00"),
    ],
)
def test_numbers_and_times_are_as_the_store_keeps_them(term: str, value: str) -> None:
    store = ox.Store()
    store.add(parse(term))
    (quad,) = store
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == value
    assert str(quad.object) == term
