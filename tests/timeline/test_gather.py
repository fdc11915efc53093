"""What a timeline shows: rows, marks, sentences; chosen by measure, district and day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import RunError
from kg.timeline import write_timeline
from kg.timeline.gather import Scope, Timeline, gather
from kg.timeline.render import render
from tests.view.small import small


def timeline(**scope: object) -> Timeline:
    return gather(small().store(), Scope(**scope))  # type: ignore[arg-type]


def test_rows_are_measures_in_order_of_their_first_mark() -> None:
    found = timeline()
    assert [(row.zh, row.en, [mark.day for mark in row.marks]) for row in found.rows] == [
        ("值班值守", "duty watch", ["2025-07-03"]),
        ("隐患排查", "hazard inspection", ["2025-07-03", "2025-07-10"]),
        ("助学补贴", "student grants", ["2025-09-01"]),
    ]


def test_the_words_of_a_directive_stand_in_its_sentence() -> None:
    found = timeline()
    for directive in found.directives:
        words = directive.sentence[directive.start : directive.end]
        assert words
        assert directive.article in found.articles
    texts = {d.sentence[d.start : d.end] for d in found.directives}
    assert "继续发放助学补贴" in texts


def test_measures_are_chosen_by_label_in_either_language_and_by_what_they_are_under() -> None:
    assert [row.zh for row in timeline(measures=("助学补贴",)).rows] == ["助学补贴"]
    assert [row.zh for row in timeline(measures=("student grants",)).rows] == ["助学补贴"]
    assert [row.zh for row in timeline(measures=("防汛救灾",)).rows] == ["值班值守", "隐患排查"]


def test_a_district_holds_the_directives_for_it_and_for_what_is_inside() -> None:
    everything = sum(len(row.marks) for row in timeline().rows)
    inside = timeline(districts=("南坪县",))
    assert 0 < sum(len(row.marks) for row in inside.rows) < everything
    assert timeline(districts=("甲省/云溪市",)).rows == timeline(districts=("云溪市",)).rows
    assert timeline(districts=("云溪",)).rows == timeline(districts=("云溪市",)).rows


def test_days_limit_the_period_both_included() -> None:
    found = timeline(since=date(2025, 7, 10), until=date(2025, 7, 10))
    assert [mark.day for row in found.rows for mark in row.marks] == ["2025-07-10"]


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ({"measures": ("助学补帖",)}, "助学补帖: no measure of this name in the graph; near it: 助学补贴"),
        ({"districts": ("无此",)}, "无此: no district of this name in the graph"),
        ({"since": date(2025, 7, 2), "until": date(2025, 7, 1)}, "the period ends .2025-07-01. before it begins"),
    ],
)
def test_what_can_not_be_asked_gives_one_line(scope: dict[str, object], message: str) -> None:
    with pytest.raises(RunError, match=message):
        timeline(**scope)


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert render(timeline()) == render(timeline())


def test_an_empty_graph_gives_a_page_that_says_so() -> None:
    assert "没有指令" in render(timeline(since=date(2030, 1, 1)))


def test_a_folder_without_a_store_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RunError):
        write_timeline(tmp_path, tmp_path / "timeline.html")
    assert not (tmp_path / "timeline.html").exists()
