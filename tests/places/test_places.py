"""What is found in our own sentences, and that no text, however made, breaks the finder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.places import by_path, find_places, lookup
from kg.places.finder import sightings
from kg.places.lexicon import lexicon
from kg.text import normalise
from kg.vocab import parse_rows


class Case(NamedTuple):
    text: str
    day: str
    hint: str
    expected: str
    note: str


CASES = parse_rows(Case, (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8"), "cases.tsv")
DAY = date(2023, 5, 5)


def paths(text: str, day: date | None = DAY, hint: str = "") -> list[str]:
    return list(dict.fromkeys(place.path for place in find_places(text, day=day, hint=hint)))


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.note}" for number, case in enumerate(CASES, 1)])
def test_case(case: Case) -> None:
    assert paths(case.text, date.fromisoformat(case.day), case.hint) == case.expected.split()


def test_there_are_enough_cases_and_half_of_them_are_traps() -> None:
    traps = [case for case in CASES if len(case.expected.split()) < len(sightings(case.text)) or not case.expected]
    assert len(CASES) >= 150
    assert len(traps) >= len(CASES) // 3


def test_every_occurrence_is_found_in_text_order_with_its_exact_span() -> None:
    text = "北京市朝阳区与北京市海淀区签约，朝阳区作介绍。"
    found = find_places(text, day=DAY)
    assert [text[p.span.start : p.span.end] for p in found] == ["北京市", "朝阳区", "北京市", "海淀区", "朝阳区"]
    assert found == sorted(found, key=lambda p: p.span)


def test_nothing_is_found_in_or_across_what_is_taken() -> None:
    text = "李长春在长春调研。"
    name = Span(0, 3)
    assert [p.span for p in find_places(text, taken=[name], day=DAY)] == [Span(4, 6)]
    assert [p.span for p in find_places(text, taken=[Span(2, 4)], day=DAY)] == [Span(4, 6)]
    assert find_places(text, taken=[Span(6, 7), name, Span(4, 5)], day=DAY) == []


def test_without_a_day_names_are_those_of_today() -> None:
    assert paths("宜城市", None) == ["湖北省/襄阳市/宜城市"]
    assert paths("襄樊市", None) == ["湖北省/襄阳市"]


def test_a_hint_claims_no_place() -> None:
    assert paths("会议强调，要抓好安全生产。", hint="朝阳区融媒体中心") == []
    assert paths("朝阳产业蓬勃发展，房山。", hint="北京日报") == ["北京市/房山区"]


@given(
    st.lists(st.sampled_from(sorted(lexicon().divisions)) | st.text(max_size=4), max_size=30),
    st.sampled_from("、和 。\n"),
)
def test_any_run_of_names_gives_exact_spans(parts: list[str], link: str) -> None:
    text = normalise(link.join(parts))
    last = 0
    for place in find_places(text, day=DAY, hint="南京日报"):
        assert last <= place.span.start < place.span.end <= len(text)
        last = place.span.end
        assert by_path(place.path).path == place.path
        assert lookup(place.code).code == place.code


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=6), st.none() | st.dates())
def test_no_text_raises(text: str, spans: list[tuple[int, int]], day: date | None) -> None:
    taken = [Span(start, start + length) for start, length in spans]
    for place in find_places(text + "北京市朝阳区", taken=taken, day=day, hint=text):
        assert all(place.span.end <= t.start or t.end <= place.span.start or t.start == t.end for t in taken)


@pytest.mark.parametrize(
    "unit", ["朝阳区", "朝阳、", "北京朝阳", "合作", "鼓楼区、", "从江苏", "在京", "县", "市中区", "江西西"]
)
def test_a_long_text_of_one_kind_is_read_once(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linear work: the resolver looks at each sighting a fixed number of times, whatever the length."""
    from kg.places.reading import Reading

    looks = 0
    evidence = Reading._evidence

    def counted(self: Reading, *args: object, **kwargs: object) -> int:
        nonlocal looks
        looks += 1
        return evidence(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Reading, "_evidence", counted)
    find_places(unit * 100, day=DAY)
    few, looks = looks, 0
    found = find_places(unit * 10_000, day=DAY)
    assert looks <= few * 101
    assert len(found) <= 20_000
