"""Any text is survived: no exception, spans exact, the work linear in the length."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.measures import directives
from kg.measures.directives import find_measures
from kg.text import Sentences
from tests.measures.texts import article, event, official

PIECES = [
    "会议强调,",
    "林知远",
    "要求",
    "他",
    "指出",
    ",",
    "。",
    ";",
    "\n",
    "要",
    "加强",
    "核酸检测",
    "暂停",
    "堂食",
    "《",
    "》",
    "审议通过",
    "办法",
    "24小时内",
    "月底前",
    "当前",
    "“",
    "”",
    "一要",
    "就",
    "进行部署",
    "疫情",
    "密接者",
    "取消",
    "活动",
    "、",
    ":",
    "会议",
    "周若谷同志",
    "的",
    "疫",
    "𠮷",
    "A",
    "1",
]


MEETING = "云溪市召开疫情防控调度会"
BRIEFING = "云溪市疫情防控新闻发布会"


def run(body: str, title: str = MEETING) -> None:
    made = article(body, title)
    text = made.text
    people = [official(text, name) for name in ("林知远", "周若谷") if name in text]
    events = [event(text, text[:1], *(p.name for p in people))] if text else []
    found, documents, measures = directives(made, Sentences(text), events, people, ())
    for directive in found:
        quote = text[directive.span.start : directive.span.end]
        assert quote == quote.strip()
        assert 2 <= len(quote) == directive.span.end - directive.span.start
        assert directive.deadline in quote
    assert [d.span for d in found] == sorted({d.span for d in found})
    assert all(f"《{d.title}》" == text[d.span.start : d.span.end] for d in documents)
    ordered = {concept for directive in found for concept in directive.measures}
    assert {m.concept for m in measures} == ordered
    cues = {(item.concept, item.span) for item in find_measures(made)}
    assert all((m.concept, m.span) in cues for m in measures)


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_mixture_of_cues(body: str) -> None:
    run(body)


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_any_mixture_of_cues_at_a_press_conference(body: str) -> None:
    run(body, BRIEFING)


@given(st.text(max_size=200))
def test_any_text(body: str) -> None:
    run(body)


@pytest.mark.parametrize(
    "unit",
    [
        "会议强调,",
        "要求",
        "要",
        "会议强调,要加强核酸检测",
        "暂停",
        "暂停堂食",
        "《",
        "《办法》",
        "、《办法》",
        "审议通过《办法》",
        "林知远强调",
        "还",
        "24小时",
        "内",
        "“",
        "一要",
        "\n",
        "就进行部署",
        "。",
        "当前",
        "核酸检测 ",
    ],
)
def test_work_grows_linearly(unit: str) -> None:
    """Twice the text is at most some more than twice the calls."""
    half, whole = calls(unit * (8_000 // len(unit))), calls(unit * (16_000 // len(unit)))
    assert whole <= 2.3 * half + 500


@pytest.mark.parametrize(
    "unit", ["林知远:要加强核酸检测\n", "即日起暂停堂食。\n", "林知远", "【林知远】\n", "林知远介绍,"]
)
def test_work_grows_linearly_at_a_press_conference(unit: str) -> None:
    half, whole = (calls(unit * (size // len(unit)), BRIEFING) for size in (8_000, 16_000))
    assert whole <= 2.3 * half + 500


def calls(body: str, title: str = MEETING) -> int:
    """How many function calls, of Python and of C, an article with this body costs."""
    made = article(f"疫情。林知远主持会议。会议强调,{body}", title)
    people = [official(made.text, "林知远")]
    events = [event(made.text, "林知远主持会议", "林知远")]
    sentences = Sentences(made.text)
    directives(made, sentences, events, people, ())
    count = 0

    def profile(_frame: FrameType, kind: str, _argument: object) -> None:
        nonlocal count
        count += kind in ("call", "c_call")

    sys.setprofile(profile)
    try:
        directives(made, sentences, events, people, ())
    finally:
        sys.setprofile(None)
    return count
