"""Every shipped question gives the answer that was worked out by hand for the world of tests/query/world.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from kg import iris
from kg.query import questions, rows_of
from tests.query.world import HE, LIN, SERIES, TANG, ZHOU

if TYPE_CHECKING:
    from pyoxigraph import Store

JULY_3, JULY_4, JULY_10, JULY_11 = (date(2025, 7, day) for day in (3, 4, 10, 11))
AUGUST_1, AUGUST_2 = date(2025, 8, 1), date(2025, 8, 2)
PRESIDES, ATTENDS = iris.KG + "Presides", iris.KG + "Attends"
ON_DUTY, TESTS = "值班值守", "核酸检测"
CHAOYANG = "北京市/朝阳区"


class Case(NamedTuple):
    """A question with values, and what stands in some of its columns, row by row."""

    name: str
    values: dict[str, object]
    columns: str
    rows: list[tuple[Any, ...]]


CASES = [
    Case(
        "who-presided",
        {},
        "day official posts body",
        [
            (None, ZHOU, "代市委书记", None),
            (JULY_3, LIN, "市委书记", "云溪市防汛指挥部"),
            (JULY_10, ZHOU, "市长", "云溪市防汛指挥部"),
            (AUGUST_1, LIN, "市委书记", None),
        ],
    ),
    Case("who-presided", {"body": "防汛指挥部", "since": JULY_4}, "day official", [(JULY_10, ZHOU)]),
    Case("who-presided", {"body": "第12次"}, "day official", [(JULY_3, LIN)]),
    Case("who-presided", {"body": "教育局"}, "day official", []),
    Case("who-presided", {"limit": 1, "since": JULY_3}, "official", [(LIN,)]),
    Case(
        "meetings-of-official",
        {"official": LIN},
        "day role position posts",
        [
            (None, ATTENDS, 2, "市人大常委会主任"),
            (JULY_3, PRESIDES, 1, "市委书记"),
            (AUGUST_1, PRESIDES, 1, "市委书记"),
        ],
    ),
    Case("meetings-of-official", {"official": "lin zhi yuan", "until": "2025-07-31", "since": "2025-07-01"}, "day", [
        (JULY_3,),
    ]),
    Case("meetings-of-two", {"official": LIN, "other": ZHOU}, "day role other_role", [
        (None, ATTENDS, PRESIDES), (JULY_3, PRESIDES, ATTENDS),
    ]),
    Case("who-sat-with-whom", {"official": LIN}, "other events presided_by_other first_day last_day", [
        (ZHOU, 2, 1, JULY_3, JULY_3), (HE, 1, 0, JULY_3, JULY_3), (TANG, 1, 0, AUGUST_1, AUGUST_1),
    ]),
    Case("who-sat-with-whom", {"official": LIN, "since": AUGUST_1}, "other events", [(TANG, 1)]),
    Case("co-attendance", {}, "official other events", [(ZHOU, LIN, 2), (ZHOU, HE, 2)]),
    Case("co-attendance", {"least": 1, "since": JULY_11}, "official other events", [(LIN, TANG, 1)]),
    Case("co-attendance", {"among": 2}, "official other events", [(ZHOU, LIN, 2)]),
    Case("series-in-order", {"series": "防汛"}, "series_name ordinal day session_name presider", [
        (SERIES, 12, JULY_3, "第12次会议", LIN), (SERIES, 13, JULY_10, "第13次会议", ZHOU),
    ]),
    Case("districts-by-count", {}, "path code articles events first_day", [
        ("北京市", "110000", 5, 0, JULY_4), (CHAOYANG, "110105", 5, 1, JULY_4),
    ]),
    Case("districts-by-count", {"since": AUGUST_1, "until": AUGUST_2}, "path articles events", [
        ("北京市", 1, 0), (CHAOYANG, 1, 0),
    ]),
    Case("measures-by-month", {}, "month measure_name articles", [
        ("2025-07", ON_DUTY, 3), ("2025-07", TESTS, 1), ("2025-08", TESTS, 1),
    ]),
    Case("measures-by-month", {"measure": TESTS, "until": JULY_11}, "month articles", [("2025-07", 1)]),
    Case("first-mention-of-measure", {"measure": TESTS}, "day quote articles", [(JULY_11, "开防汛指", 2)]),
    Case("first-mention-of-measure", {}, "day measure_name", [
        (JULY_4, ON_DUTY), (JULY_4, ON_DUTY), (JULY_11, TESTS),
    ]),
    Case("first-mention-of-measure", {"measure": TESTS, "since": AUGUST_1}, "day articles", [(AUGUST_2, 1)]),
    Case("measures-last-mention", {}, "day measure_name articles", [(AUGUST_2, TESTS, 2), (JULY_11, ON_DUTY, 3)]),
    Case("directives-about-measure", {"measure": ON_DUTY}, "day verb change targets deadline hours", [
        (JULY_4, "强调", "new", "水库", "24小时", 24), (JULY_4, "强调", None, None, None, None),
        (JULY_11, "强调", "eased", None, None, None),
    ]),
    Case("directives-with-deadline", {}, "day measure_name said_by deadline hours", [
        (JULY_4, ON_DUTY, None, "24小时", 24), (AUGUST_2, TESTS, LIN, "月底前", None),
    ]),
    Case("directives-with-deadline", {"hours": 24}, "deadline", [("24小时",)]),
    Case("directives-with-deadline", {"hours": 23}, "deadline", []),
    Case("directives-with-deadline", {"measure": TESTS}, "deadline", [("月底前",)]),
    Case("eased-or-ended", {}, "day measure_name change", [(JULY_11, ON_DUTY, "eased")]),
    Case("eased-or-ended", {"measure": TESTS}, "day", []),
    Case("posts-of-official", {"official": LIN}, "jurisdiction post first_observed last_observed", [
        ("北京市", "市委书记", JULY_4, AUGUST_2), ("北京市", "市人大常委会主任", date(2026, 1, 9), date(2026, 1, 9)),
    ]),
    Case("protocol-order", {"event": "第13次会议"}, "day position official role posts", [
        (JULY_10, 1, ZHOU, PRESIDES, "市长"), (JULY_10, 2, HE, ATTENDS, "副市长"),
    ]),
    Case("evidence-of-fact", {"fact": "kgm:核酸检测"}, "quote start end rule published url", [
        ("开防汛指", 4, 8, "test.rule", JULY_11, "https://example.org/c"),
        ("开防汛指", 4, 8, "test.rule", AUGUST_2, "https://example.org/d"),
    ]),
    Case("evidence-of-fact", {"fact": "article/c#char=4,8"}, "quote sentence rule", [
        ("开防汛指", "云溪市召开防汛指挥部第十二次会议", None),
    ]),
    Case("articles-about-day", {"day": JULY_3}, "published events url", [
        (JULY_4, "第12次会议", "https://example.org/a"), (JULY_4, "第12次会议", "https://example.org/b"),
    ]),
    Case("articles-about-day", {"day": AUGUST_2}, "published events", [(AUGUST_2, None)]),
    Case("officials-of-district", {"district": "北京"}, "official path posts events presided first_day last_day", [
        (ZHOU, "北京市", "市长、代市委书记", 3, 2, JULY_3, JULY_10),
        (LIN, "北京市", "市委书记、市人大常委会主任", 3, 2, JULY_3, AUGUST_1),
        (HE, "北京市", "副市长", 2, 0, JULY_3, JULY_10),
    ]),
    Case("officials-of-district", {"district": "110000", "since": "2027-01-01"}, "official events first_day", [
        (HE, 0, None), (ZHOU, 0, None), (LIN, 0, None),
    ]),
    Case("officials-of-district", {"district": "朝阳区"}, "official", []),
    Case("measures-together", {}, "measure_name other_name events of_measure of_other", [(ON_DUTY, TESTS, 1, 2, 1)]),
    Case("measures-together", {"measure": TESTS}, "measure_name other_name events", [(TESTS, ON_DUTY, 1)]),
    Case("measures-together", {"since": AUGUST_1}, "measure_name", []),
    Case("spread-of-measure", {"measure": ON_DUTY}, "first_day path directives articles", [(JULY_4, CHAOYANG, 2, 2)]),
    Case("spread-of-measure", {"measure": TESTS}, "first_day path directives articles", [(JULY_11, CHAOYANG, 1, 1)]),
    Case("stresses-of-official", {"official": LIN}, "year measure_name directives", [("2025", TESTS, 1)]),
    Case("documents-adopted", {"action": "通过"}, "day title_printed kind done event_name", [
        (JULY_4, "云溪市防汛应急预案", "plan", "审议通过", "第12次会议"),
    ]),
    Case("documents-adopted", {"title": "教育"}, "day", []),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name} {case.values}")
def test_answer(case: Case, store: Store) -> None:
    rows = rows_of(store, case.name, case.values)
    names = case.columns.split()
    assert [tuple(row[name] for name in names) for row in rows] == case.rows


def test_every_question_has_a_case() -> None:
    assert {question.source for question in questions()} == {case.name for case in CASES}


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.source)
def test_head_says_what_the_query_does(question: Any, store: Store) -> None:
    assert question.zh
    assert question.en
    values = {p.name: "云溪" if p.kind == "text" else p.example for p in question.parameters if p.default is None}
    known = {"official": LIN, "other": ZHOU, "measure": TESTS, "event": "第12次会议", "district": "北京市"}
    rows = rows_of(store, question.source, values | {name: known[name] for name in values if name in known})
    assert rows.columns == [column.name for column in question.columns]
    for parameter in question.parameters:
        assert f"${parameter.name}" in question.text
        assert parameter.meaning
        assert parameter.example


def test_a_meeting_told_twice_is_printed_once_where_posts_differ(store: Store) -> None:
    """Aggregates over two reports: one row, whatever each of them prints."""
    rows = rows_of(store, "meetings-of-official", {"official": HE})
    assert [(row["day"], row["posts"]) for row in rows] == [(JULY_3, "副市长"), (JULY_10, "副市长")]
