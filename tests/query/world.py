"""A small world of known facts to ask: meetings of a series, one of them told twice, and an inspection."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from kg.model import Directive, District, Document, Event, Facts, Measure, Name, Official, Participation, Post, Span
from kg.text import SHANGHAI
from tests.samples import sample_article

LIN, ZHOU, HE, TANG = "林知远", "周若谷", "何青川", "唐一山"
WORD, RULE = Span(0, 3), "test.rule"
SERIES = "云溪市防汛指挥部会议"


class Order(NamedTuple):
    """One directive: the measure, and what may be said of it."""

    measure: str
    speaker: str = ""
    deadline: str = ""
    hours: int | None = None
    change: str = ""
    targets: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


def _posts(printed: str) -> tuple[str, ...]:
    return (printed,) if printed else ()


def facts(
    key: str,
    day: date | None,
    people: dict[str, str],
    *,
    ordinal: int | None = None,
    kind: str = "meeting",
    orders: tuple[Order, ...] = (),
    documents: tuple[Document, ...] = (),
    published: date = date(2025, 7, 4),
    held: tuple[str, ...] = (),
) -> Facts:
    """The facts of one article on one event; the first of `people` (name to post) presides."""
    moment = datetime(published.year, published.month, published.day, 8, tzinfo=SHANGHAI)
    article = sample_article(key)._replace(published=moment, url=f"https://example.org/{key}")
    names = (Name(f"第{ordinal}次会议", SERIES, ordinal, WORD, RULE),) if ordinal else ()
    present = tuple(
        Participation(name, "attends" if order > 1 else "presides", "person", order, _posts(post), WORD, RULE)
        for order, (name, post) in enumerate(people.items(), 1)
    )
    body = "云溪市防汛指挥部" if ordinal else ""
    event = Event("meeting", names, day, WORD if day else None, present, held, None, body, Span(0, 9), RULE)
    if kind == "inspection":
        event = event._replace(kind="inspection")
    said = tuple(
        Directive(
            None if order.speaker else 0,
            order.speaker,
            "强调",
            (order.measure,),
            order.districts,
            order.targets,
            order.deadline,
            order.hours,
            order.change,
            Span(number * 2, number * 2 + 5),
            RULE,
        )
        for number, order in enumerate(orders)
    )
    return Facts(
        article=article,
        events=(event,),
        officials=tuple(
            Official(name, tuple(Post(post, WORD, RULE) for post in _posts(printed)), WORD, RULE)
            for name, printed in people.items()
        ),
        districts=(District("北京市", "110000", WORD, RULE), District("北京市/朝阳区", "110105", Span(4, 7), RULE)),
        measures=tuple(Measure(order.measure, Span(4, 8), RULE) for order in orders),
        directives=said,
        documents=documents,
        home="北京市",
    )


def world() -> list[Facts]:
    first = {LIN: "市委书记", ZHOU: "市长", HE: "副市长"}
    plan = Document("云溪市防汛应急预案", "plan", "审议通过", 0, Span(2, 8), RULE)
    shift = Order("值班值守", deadline="24小时", hours=24, change="new", targets=("水库",))
    return [
        facts("a", date(2025, 7, 3), first, ordinal=12, orders=(shift,), documents=(plan,), held=("北京市/朝阳区",)),
        # The same meeting in another paper, with one post fewer: what it says must not count twice.
        facts(
            "b", date(2025, 7, 3), first | {HE: ""}, ordinal=12, orders=(Order("值班值守"),), held=("北京市/朝阳区",)
        ),
        facts(
            "c",
            date(2025, 7, 10),
            {ZHOU: "市长", HE: "副市长"},
            ordinal=13,
            orders=(Order("值班值守", change="eased"), Order("核酸检测", districts=("北京市/朝阳区",))),
            published=date(2025, 7, 11),
        ),
        facts(
            "d",
            date(2025, 8, 1),
            {LIN: "市委书记", TANG: "区委书记"},
            kind="inspection",
            orders=(Order("核酸检测", speaker=LIN, deadline="月底前"),),
            published=date(2025, 8, 2),
        ),
        # No article gives its day.
        facts("e", None, {ZHOU: "代市委书记", LIN: "市人大常委会主任"}, published=date(2026, 1, 9)),
    ]
