"""The yardsticks of benchmarks/directives: what a directive is compared with, and the shape of the annotation."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from benchmarks.directives import score
from kg.measures import load_scheme
from kg.model import Directive, Span

GOLD = [json.loads(line) for line in score.GOLD.read_text(encoding="utf-8").splitlines()]


def found(start: int, end: int, *concepts: str) -> Directive:
    return Directive(0, "", "强调", concepts, (), (), "", None, "", Span(start, end), "t")


def counted(directives: list[Directive], annotated: dict[str, object]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for pair in score.pairs([score.by_both(annotated)], directives):
        score.count(pair, counts)
    return counts


def test_what_only_one_pass_has_is_neither_right_nor_wrong() -> None:
    one = {"start": 0, "end": 9, "concepts": {"A": ["甲"]}}
    assert not +counted([found(0, 9, "乙")], one)
    assert not +counted([], one)


def test_a_concept_that_only_one_pass_has_is_neither_right_nor_wrong() -> None:
    annotated = {"start": 0, "end": 9, "concepts": {"A": ["甲", "乙"], "B": ["甲"]}}
    counts = counted([found(0, 9, "甲", "乙", "丙")], annotated)
    assert (counts["concepts right"], counts["concepts gold"], counts["concepts found"]) == (1, 1, 2)
    assert (counts["spans right"], counts["spans gold"], counts["spans found"]) == (1, 1, 1)


def test_what_nobody_has_is_wrong() -> None:
    counts = counted([found(20, 29, "甲")], {"start": 0, "end": 9, "concepts": {"A": [], "B": []}})
    assert (counts["spans right"], counts["spans gold"], counts["spans found"]) == (0, 1, 1)
    assert counts["concepts found"] == 1


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_the_annotation_holds_facts_and_offsets_only(half: str) -> None:
    records = [record for record in GOLD if record["half"] == half]
    assert len(records) == 30
    for record in records:
        assert set(record) == {"id", "half", "text_sha256", "directives"}
        for directive in record["directives"]:
            assert set(directive) - {"gold", "spans"} == {"start", "end", "concepts"}
            assert ("gold" in directive) == (half == "seen")


def test_agreement_is_measured_on_the_spans_of_each_pass() -> None:
    record = {
        "directives": [{"start": 0, "end": 9, "concepts": {"A": [], "B": []}, "spans": {"A": [0, 4], "B": [0, 9]}}]
    }
    counts: Counter[tuple[bool, bool]] = Counter()
    score.mark_clauses(record, "加强巡查,备足物资。", counts)
    assert counts == {(True, True): 1, (False, True): 1}


def test_the_concepts_of_the_annotation_are_those_of_the_scheme() -> None:
    known = set(load_scheme().concepts)
    for record in GOLD:
        for directive in record["directives"]:
            assert {concept for concepts in directive["concepts"].values() for concept in concepts} <= known
