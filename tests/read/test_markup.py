from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.markup import Box, clean, has_markup, is_boilerplate, plain_text, text_of
from kg.text import normalise
from kg.vocab import rows
from tests.read.helpers import BODY, MORE

BOXES = rows(Box, "ontology", "page_boxes.tsv")


def lines(html: str) -> list[str]:
    return normalise(text_of(html)).split("\n")


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.word)
def test_every_box_by_its_example_and_counter_example(box: Box) -> None:
    assert is_boilerplate(box.example)
    assert not is_boilerplate(box.counter)


def test_the_vocabulary_is_sorted() -> None:
    assert [box.word for box in BOXES] == sorted({box.word for box in BOXES})


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲<br>乙<BR/>丙</p>", ["甲", "乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p><strong>云溪网消息</strong>（记者）：会议<span>召开</span></p>", ["云溪网消息（记者）：会议召开"]),
        ("<p>会议\n   召开</p>", ["会议 召开"]),
        ("<table><tr><td>主任</td><td>林知远</td></tr></table>", ["主任", "林知远"]),
        ("<p>甲<!-- 来源：<p>云溪</p> -->乙</p>", ["甲乙"]),
        ("<p>甲</p><style>.a&#123;b:c&#125;</style><script>var a='<p>乙</p>'</script>", ["甲"]),
        ("<p>甲</p><div hidden>乙</div><p style='color:red; DISPLAY:none'>丙</p>", ["甲"]),
        ("<p>甲</p><template><p>乙</p></template><noscript>丙</noscript><button>丁</button>", ["甲"]),
        ("<p>A&amp;B&nbsp;&#20250;&#x8bae;&lt;</p>", ["A&B 会议<"]),
        ("<pre>甲</pre><h2>乙</h2><ul><li>丙<li>丁</ul>", ["甲", "乙", "丙", "丁"]),
        ("<p>会议强调，要<b", ["会议强调，要"]),
        ("<p>甲</p><a href='", ["甲"]),
        ("<p>甲<!-- 没有完", ["甲"]),
        ("", [""]),
    ],
)
def test_lines_as_a_reader_sees_them(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_boxes_beside_the_report_are_left_out() -> None:
    html = (
        f"<div><p>{BODY}</p><p>{MORE}</p>"
        "<div class='clearfix appendQr_wrap'><div class='appendQr_normal_txt'>扫码看更多</div></div>"
        "<div id='shareBox'>分享到</div><ul><li><a href='/1'>林知远主持会议</a></li><li><a href='/2'>别的</a></li></ul>"
        "<p>另见<a href='/3'>预案</a>。</p></div>"
    )
    assert lines(html) == [BODY, MORE, "另见预案。"]


def test_a_box_with_the_whole_report_is_never_boilerplate() -> None:
    assert lines(f"<div class='main share'><p>{BODY}</p></div><div class='share'>分享</div>") == [BODY]


def test_nested_boilerplate() -> None:
    inner = "<div class='share'><object><object>一</object></object><a href='#'><script>x</script>分享</a></div>" * 3
    assert lines(f"<p>{BODY}{MORE}</p><div class='footer'>{inner}</div>") == [BODY + MORE]


@pytest.mark.parametrize(
    "html",
    [
        *(tag * 20_000 for tag in ("<div>", "<b>", "<a href=x>", "<table><tr><td>", "<ruby><rt>", "<rt>", "<ul><li>")),
        *(piece * 50_000 for piece in ("<", "<!--", "</x>", "<svg>", "<p x='", "&", "<p a=b ")),
        "".join(f"<p><b id={number}>" for number in range(20_000)),
        "<p " + "a=b " * 50_000,
    ],
    ids=lambda html: html[:12],
)
def test_hostile_nesting_takes_linear_time(html: str) -> None:
    # Unmended, several of these take minutes and gigabytes in any parser that follows the standard.
    assert "会议" in text_of(f"<p>会议</p>{html}")


def test_deep_nesting_keeps_text_and_lines() -> None:
    deep = "<div>" * 2000 + "甲" + "</div>" * 2000 + "<p>乙</p>"
    assert lines(deep) == ["甲", "乙"]


def test_post_with_some_tags_keeps_its_lines() -> None:
    assert normalise(text_of("甲<b>乙</b>\n丙", keep_lines=True)) == "甲乙\n丙"


@pytest.mark.parametrize(
    ("text", "expected"), [("3<5且a>b", False), ("甲<br>", True), ("A&nbsp;B", True), ("R&D", False)]
)
def test_what_is_markup(text: str, expected: bool) -> None:
    assert has_markup(text) is expected


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div class=ad>", "</div>", "<b>", "<a href=x>", "</a>", "会议", "\n"]))
)
def test_any_order_of_tags(parts: list[str]) -> None:
    assert "<" not in text_of("".join(parts))


@given(st.text(alphabet="<>/!-&;#ab \"'=\n会p\0\ud800"))
def test_any_text(html: str) -> None:
    text_of(html)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<br>", "<br/>", "<strong>", "</strong>", "<b>", "</b>", "会议", " 甲 "])
        | st.sampled_from(["<", ">", "b>", "<b", "p", "/", "乙"])
    )
)
def test_text_that_needs_no_parser_is_what_the_parser_finds(parts: list[str]) -> None:
    html = " ".join("".join(parts).split())
    plain = plain_text(html)
    body = clean(re.sub("<(?=/?(?:p|br)[ />])", "\n<", html)).body
    assert plain is None or (body and normalise(plain) == normalise(body.text()))
