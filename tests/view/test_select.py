"""What a page shows: around a name, in a period, in a district, the top; and what it can't hold is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.errors import RunError
from kg.view import select, view_of
from tests.view.small import small
from tests.view.synthetic import synthetic


def labels(**asked: Any) -> set[str]:
    return {node.label for node in view_of(small().store(), **asked).nodes}


def test_about_a_person_shows_events_and_company() -> None:
    assert labels(about=["沈明修"]) == {"沈明修", "云溪市教育工作会议", "何青川", "云溪市", "助学补贴"}
    assert labels(about=["shen ming xiu"]) == labels(about=["沈明修"])


def test_about_an_event_shows_what_is_joined_to_it() -> None:
    assert labels(about=["林知远调研南坪县"]) == {
        "林知远调研南坪县",
        "林知远",
        "𠮷田野",
        "何青川",
        "南坪县",
        "隐患排查",
    }


def test_period_includes_both_days() -> None:
    assert "云溪市教育工作会议" in labels(since=date(2025, 9, 1))
    assert "云溪市教育工作会议" not in labels(until=date(2025, 8, 31))
    assert labels(since=date(2025, 7, 10), until=date(2025, 7, 10)) == labels(about=["林知远调研南坪县"])


@pytest.mark.parametrize("name", ["南坪县", "甲省/云溪市/南坪县", "990121"])
def test_district_by_name_path_or_code(name: str) -> None:
    assert labels(district=name) == labels(about=["林知远调研南坪县"])


def test_district_includes_what_lies_below() -> None:
    assert {"林知远调研南坪县", "云溪市教育工作会议"} <= labels(district="云溪市")


def test_top_keeps_the_best_connected() -> None:
    view = view_of(small().store(), top=4)
    assert {node.label for node in view.nodes} >= {"云溪市防汛指挥部第十二次会议", "何青川"}
    assert (len(view.nodes), view.scope.top, view.scope.nodes) == (4, 4, 13)
    assert not view.scope.limited


def test_what_a_page_cannot_hold_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "PAGE_NODES", 6)
    view = view_of(small().store())
    assert (len(view.nodes), view.scope.limited, view.scope.nodes) == (6, True, 13)


def test_too_many_edges_take_nodes_away_until_they_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    store = synthetic(60).store()
    whole = view_of(store)
    monkeypatch.setattr(select, "PAGE_EDGES", len(whole.edges) // 2)
    view = view_of(store)
    assert 0 < len(view.edges) <= len(whole.edges) // 2
    assert view.scope.limited


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"about": ["林知遠"]}, "nothing named 林知遠 in the graph; perhaps 林知远"),
        ({"district": "乌有县"}, "no district 乌有县 in the graph"),
        ({"since": date(2025, 2, 1), "until": date(2025, 1, 1)}, "the period ends"),
        ({"top": 0}, "top must be at least 1"),
    ],
)
def test_refuses_in_one_line(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(RunError, match=said) as caught:
        labels(**asked)
    assert "\n" not in str(caught.value)


def test_a_name_of_two_districts_asks_for_the_path() -> None:
    corpus = small()
    other = corpus.district("乙省/北原市/南坪县", "880121")
    article = corpus.article("b", "北原会议", "南坪县会议召开。", "2025-01-01")
    corpus.event(article, "南坪县会议", "2025-01-01", "南坪县会议召开", held=other)
    with pytest.raises(RunError, match=r"more than one district.*乙省/北原市/南坪县 \(880121\)"):
        view_of(corpus.store(), district="南坪县")


def test_vocabulary_that_nothing_names_is_left_out() -> None:
    assert "防汛救灾" not in labels()
