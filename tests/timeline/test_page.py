"""The timeline in a real browser: offline, safe, readable, quick enough for 5,000 marks, usable by keyboard."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from kg.timeline.gather import Directed, Mark, Row, Scope, Source, Timeline, gather
from kg.timeline.render import render, words
from tests.view.browser import opened
from tests.view.small import small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = "</script><img src=x onerror=alert(1)><!--"


def written(tmp_path: Path, timeline: Timeline) -> Path:
    file = tmp_path / "timeline.html"
    file.write_text(render(timeline), encoding="utf-8", newline="\n")
    return file


def hostile(count: int = 1, rows: int = 1, text: str = HOSTILE) -> Timeline:
    """A timeline with `count` directives over `rows` measures; every text is `text`, with a sign beyond the BMP."""
    sentence = f"𠮷{text}要加强巡查。"
    start = len(sentence) - 6
    made = tuple(
        Directed(
            day=(date(2020, 1, 1) + timedelta(days=number * 3 % 2000)).isoformat(),
            verb=text,
            speaker=text,
            event=text,
            change=("new", "strengthened", "kept", "eased", "ended", "")[number % 6],
            deadline=text,
            targets=(text,),
            districts=(text,),
            sentence=f"{sentence}{number}",
            start=start,
            end=start + 5,
            article="a",
            rule=text,
        )
        for number in range(count)
    )
    lanes = tuple(
        Row(
            f"m{row}",
            f"{text}{row}",
            f"{text} {row}",
            tuple(
                sorted(
                    (Mark(n, made[n].day) for n in range(row, count, rows)), key=lambda mark: (mark.day, mark.directive)
                )
            ),
        )
        for row in range(rows)
    )
    return Timeline(lanes, made, {"a": Source(text, text, "2020-01-01", "javascript:alert(1)")}, Scope((text,)), 3)


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    return written(tmp_path, gather(small().store(), Scope()))


def chosen(page: Page) -> str:
    return page.locator("#panel mark").inner_text()


def test_the_page_asks_nobody_for_anything_and_shows_its_rows(browser: Browser, small_file: Path) -> None:
    with opened(browser, small_file) as (page, log):
        assert [text.split("\n")[0] for text in page.locator(".label:not(.axis)").all_inner_texts()]
        assert page.locator(".mark").count() == 4
        assert log.requests == [small_file.as_uri()]
        assert log.errors == []


def test_a_click_shows_the_sentence_with_the_words_marked(browser: Browser, small_file: Path) -> None:
    with opened(browser, small_file) as (page, log):
        page.locator(".mark").first.click()
        assert "值班值守" in page.locator("#panel h2").inner_text()
        assert chosen(page) in page.locator("#panel blockquote").inner_text()
        assert page.locator("#panel a").get_attribute("href") == "https://example.org/news/1"
        assert page.locator("#panel").inner_text().split("\n")[-1] != "0"
        page.locator("#close").click()
        assert page.locator("#panel").is_hidden()
        assert log.errors == []


def test_offsets_hold_behind_signs_beyond_the_bmp(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, hostile(text="𣲗"))) as (page, _):
        page.locator(".mark").first.click()
        assert chosen(page) == "要加强巡查"


def test_hostile_texts_and_addresses_are_inert_everywhere(browser: Browser, tmp_path: Path) -> None:
    file = written(tmp_path, hostile(6))
    with opened(browser, file) as (page, log):
        for number in range(6):
            page.locator(".mark").nth(number).click()
            assert HOSTILE in page.locator("#panel").inner_text()
        page.locator("#language").click()
        assert page.locator("img, #panel a").count() == 0
        assert log.dialogs == []
        assert log.errors == []
        assert log.requests == [file.as_uri()]


def test_the_legend_hides_a_change_and_the_field_a_measure(browser: Browser, small_file: Path) -> None:
    with opened(browser, small_file) as (page, _):
        page.locator("#find").fill("助学")
        page.locator(".mark").nth(1).wait_for(state="detached")
        assert page.locator(".mark").count() == 1
        page.locator("#find").fill("")
        page.locator(".mark").nth(3).wait_for(state="attached")
        before = page.locator(".mark").count()
        for index in range(6):
            page.locator("#legend button").nth(index).click()
        assert page.locator(".mark").count() == 0 < before


def test_keys_walk_along_a_row(browser: Browser, small_file: Path) -> None:
    with opened(browser, small_file) as (page, _):
        page.locator("svg[data-row='1']").focus()
        page.keyboard.press("Enter")
        first = page.locator("#panel time").first.inner_text()
        page.keyboard.press("ArrowRight")
        assert page.locator("#panel time").first.inner_text() > first
        chosen_mark, chart = page.locator(".mark.chosen").bounding_box(), page.locator("#chart").bounding_box()
        assert chosen_mark is not None
        assert chart is not None
        assert chart["x"] <= chosen_mark["x"] <= chart["x"] + chart["width"]
        page.keyboard.press("Escape")
        assert page.locator("#panel").is_hidden()


def test_every_word_is_there_in_both_languages(browser: Browser, small_file: Path) -> None:
    assert all(word.zh and word.en for word in words())
    with opened(browser, small_file) as (page, log):
        page.locator(".mark").first.click()
        page.locator("#language").click()
        assert "duty watch" in page.locator("#panel h2").inner_text()
        assert page.evaluate("document.documentElement.lang") == "en"
        assert log.errors == []


def test_five_thousand_marks_are_all_drawn_and_answer(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(tmp_path, hostile(5_000, 40, "核酸检测"))) as (page, log):
        assert page.locator(".mark").count() == 5_000
        page.locator(".mark").nth(4_000).click()
        assert chosen(page) == "要加强巡查"
        page.locator("#zoom button").nth(1).click()
        assert page.locator(".mark").count() == 5_000
        assert log.errors == []


def test_chinese_letters_have_a_font(browser: Browser, small_file: Path) -> None:
    """A missing glyph draws the same box for every character."""
    script = """() => ["汛", "守"].map((text) => {
        const canvas = Object.assign(document.createElement("canvas"), {width: 40, height: 40});
        const context = canvas.getContext("2d");
        context.font = "30px " + getComputedStyle(document.body).fontFamily;
        context.fillText(text, 2, 32);
        return canvas.toDataURL();
    })"""
    with opened(browser, small_file) as (page, _):
        one, other = cast("list[str]", page.evaluate(script))
        assert one != other


def test_a_phone_shows_the_chart_and_the_panel_below_it(browser: Browser, small_file: Path) -> None:
    with opened(browser, small_file, viewport={"width": 390, "height": 800}) as (page, _):
        page.locator(".mark").first.click()
        chart, panel = page.locator("#chart").bounding_box(), page.locator("#panel").bounding_box()
        assert chart is not None
        assert panel is not None
        assert panel["y"] >= chart["y"] + chart["height"] - 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_lane_is_as_high_as_its_label_and_its_marks_stay_at_its_foot(browser: Browser, tmp_path: Path) -> None:
    file = written(tmp_path, hostile(6, 2, "checks at transport hubs and road checkpoints"))
    script = """() => [...document.querySelectorAll("svg[data-row]")].map((lane) => {
        const [box, label] = [lane, lane.previousSibling].map((each) => each.getBoundingClientRect());
        const marks = [...lane.querySelectorAll(".mark")];
        const lowest = Math.max(...marks.map((each) => each.getBoundingClientRect().bottom));
        return [box.height, label.height, box.bottom - lowest];
    })"""
    with opened(browser, file, viewport={"width": 390, "height": 800}) as (page, _):
        found = cast("list[list[float]]", page.evaluate(script))
        assert len(found) == 2
        for lane, label, below in found:
            assert label > 60
            assert abs(lane - label) < 1
            assert 0 < below < 12
