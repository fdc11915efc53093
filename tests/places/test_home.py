"""From which division an article speaks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.places import find_places, home
from kg.text import normalise
from kg.vocab import parse_rows


class Case(NamedTuple):
    title: str
    text: str
    hint: str
    expected: str


CASES = parse_rows(Case, (Path(__file__).parent / "homes.tsv").read_text(encoding="utf-8"), "homes.tsv")


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.title}" for number, case in enumerate(CASES, 1)])
def test_home(case: Case) -> None:
    text = normalise(f"{case.title}\n{case.text}")
    places = find_places(text, day=date(2023, 5, 5), hint=case.hint)
    assert home(text, len(case.title) + 1, case.hint, places) == case.expected


def test_an_empty_text_has_no_home() -> None:
    assert home("", 0, "", []) == ""
