"""The trap cases of tests/cases, each a test named file:line; cases.py says how they are written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.extract import extract
from kg.resources import read_data
from tests.extract.cases import Case, differences, read_cases

CASES, WRONG = read_cases()
LEAST, MOST_KNOWN_FAILURES, LEAST_NEGATIVE = 250, 10, 0.45


def _parameters() -> list[object]:
    return [
        pytest.param(case, id=case.key, marks=[pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else [])
        for case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    wrong = differences(case, extract(case.article()))
    assert not wrong, f"{case.note}\n{case.text}\n" + "\n".join(wrong)


def test_every_line_is_a_case() -> None:
    assert not WRONG, "\n".join(WRONG)


def test_no_case_stands_twice() -> None:
    # The same text may be asked again with another day of publication, where the day is the trap.
    counted = Counter((case.text, case.published) for case in CASES)
    assert not [text for (text, _), times in counted.items() if times > 1]


def test_there_are_enough_cases_and_few_known_failures() -> None:
    assert len(CASES) >= LEAST
    assert sum(bool(case.xfail) for case in CASES) <= MOST_KNOWN_FAILURES


def test_about_half_of_the_cases_are_things_not_to_find() -> None:
    assert sum(case.negative for case in CASES) >= LEAST_NEGATIVE * len(CASES)


def test_every_expected_division_exists() -> None:
    paths = {line.split("\t")[2] for line in read_data("ontology", "divisions.tsv").split("\n") if line.count("\t") > 2}
    named = {path for case in CASES for key in ("districts", "places") for path in case.expected.get(key, ())}
    assert named <= paths, sorted(named - paths)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("只有一格", "columns"),
        ("文\t2020-02-30\tevents=0\tnot: x", "day"),
        ("文\t\tevent=0\tnot: x", "what is"),
        ("文\t\tevents=0; events=1\tnot: x", "what is"),
        ("文\t\tofficials=甲,甲\tnot: x", "repeated"),
        ("文\t\tofficials=无此人\tnot: x", "does not name"),
        ("市长甲乙\t\tposts=甲乙:区长\tnot: x", "does not print"),
        ("文\t\tkinds=party\tnot: x", "unknown kind"),
        ("文\t\tevents=0\t", "empty cell"),
    ],
)
def test_a_line_that_is_no_case_is_refused(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "a.tsv").write_text(f"text\tpublished\texpect\tnote\n{line}\n", encoding="utf-8")
    cases, wrong = read_cases(tmp_path)
    assert not cases
    assert wrong[0].startswith("a.tsv:2: ")
    assert message in wrong[0]
