"""In a real browser: what is clicked or searched opens a panel whose every fact shows its sentence, words marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.view.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIN = "official/990100/林知远"


def mark(tab: Page, label: str) -> dict[str, Any]:
    """Where a node is on the screen, once the picture rests."""
    tab.wait_for_timeout(400)
    found = tab.evaluate("label => window.huitu.marks().find(mark => mark.label === label)", label)
    assert found, label
    return dict(found)


def text(tab: Page) -> str:
    return tab.inner_text("#panel-body")


def test_opens_from_disk_and_asks_for_nothing(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, log):
        assert tab.inner_text("#counts") == "显示 13 / 13 个节点，15 条关系"
        tab.wait_for_timeout(300)
        assert log.requests == [small_page.as_uri()]
        assert log.errors == []
        assert tab.evaluate("document.characterSet") == "UTF-8"
        assert tab.evaluate("document.compatMode") == "CSS1Compat"


def test_click_on_a_node_opens_its_facts(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        place = mark(tab, "林知远")
        tab.mouse.click(place["x"], place["y"])
        tab.wait_for_selector("#panel-body h2")
        assert tab.inner_text("#panel-body h2") == "林知远"
        assert "市防汛指挥部总指挥" in text(tab)
        events = tab.locator("#panel-body section", has=tab.locator("h3", has_text="活动"))
        assert events.locator("mark").first.inner_text() == "林知远"
        link = events.locator("figcaption a").first
        assert link.get_attribute("href") == "https://example.org/news/1"
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert "云溪日报 · 2025-07-04" in text(tab)


def test_click_on_a_line_shows_the_relation(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        a, b = mark(tab, "沈明修"), mark(tab, "云溪市教育工作会议")
        tab.mouse.click((a["x"] + b["x"]) / 2, (a["y"] + b["y"]) / 2)
        tab.wait_for_selector("#panel-body h2")
        assert tab.inner_text("#panel-body h2") == "沈明修 · 云溪市教育工作会议"
        assert tab.inner_text("#panel-body .head .kind") == "出席"
        assert "市教育局局长" in text(tab)
        assert tab.locator("#panel-body mark").inner_text() == "沈明修"


def test_official_posts_meetings_and_company(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page, "node=" + quote("official/990100/何青川")) as (tab, _):
        tab.wait_for_selector("#panel-body h2")
        days = tab.locator("#panel-body section:has(h3:text('活动')) > ol > li .when time").all_inner_texts()
        assert days == ["2025-07-03", "2025-07-10", "2025-09-01"]
        assert "列第 3 位" in text(tab)
        assert "视频" in text(tab)
        company = tab.locator("li.company").all_inner_texts()
        assert "林知远" in company[0]
        assert "2 次" in company[0]
        tab.locator("li.company .times").first.click()
        tab.wait_for_selector("#panel-body h2:has-text('何青川 · 林知远')")
        assert tab.locator("#panel-body section > ol > li").count() == 2


def test_posts_over_time(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page, "node=" + quote(LIN)) as (tab, _):
        rows = tab.locator("#panel-body section:has(h3:text('职务变化')) li").all_inner_texts()
        assert "2025-07-03 – 2025-07-10" in rows[0]
        assert rows[1].startswith("市防汛指挥部总指挥")


def test_meeting_in_protocol_order_with_measures_and_deadlines(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.fill("#search", "第十二次")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel-body h2")
        people = tab.locator("#panel-body section:has(h3:text('名单')) > ol > li > .node").all_inner_texts()
        assert [name.strip() for name in people] == ["林知远", "周若谷", "何青川"]
        assert "期限： 24小时" in text(tab)
        assert "《云溪市防汛应急预案》" in text(tab)
        assert "云溪市防汛指挥部会议" in text(tab)
        assert "第 12 次" in text(tab)


def test_district_and_measure_over_time(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page, "node=district/990100") as (tab, _):
        tab.wait_for_selector("#panel-body h2")
        assert "990100" in text(tab)
        assert "隐患排查" in text(tab)
        assert tab.locator("#panel-body .months").count() >= 1
        tab.evaluate("location.hash = 'node=' + encodeURIComponent('measure/隐患排查')")
        tab.wait_for_selector("#panel-body h2:has-text('隐患排查')")
        assert tab.locator("#panel-body section:has(h3:text('要求')) > ol > li").count() == 2


def test_marks_are_right_beyond_the_bmp(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page, "node=" + quote("official/990121/𠮷田野")) as (tab, _):
        tab.wait_for_selector("#panel-body mark")
        assert tab.locator("#panel-body mark").first.inner_text() == "𠮷田野"
        quoted = tab.locator("#panel-body blockquote").first.inner_text()
        assert quoted == "7月10日,市委书记林知远到南坪县𠮷𣲗镇调研,县委书记𠮷田野陪同。"


@pytest.mark.parametrize(
    ("typed", "first"),
    [("林知", "林知远"), ("linzhi", "林知远"), ("lzy", "林知远"), ("Lin Zhi", "林知远"), ("duty", "值班值守"),
     ("ＤＵＴＹ", "值班值守"), ("990121", "南坪县"), ("教育", "云溪市教育工作会议")],
)  # fmt: skip
def test_search_in_chinese_pinyin_and_english(browser: Browser, small_page: Path, typed: str, first: str) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.fill("#search", typed)
        assert tab.locator("#suggestions .name").first.inner_text() == first
        assert tab.get_attribute("#search", "aria-expanded") == "true"
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel-body h2")
        assert tab.inner_text("#panel-body h2") == first


def test_search_says_when_nothing_is_found(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.fill("#search", "查无此人")
        assert tab.inner_text("#suggestions") == "没有找到"
        tab.keyboard.press("Enter")
        assert not tab.is_visible("#panel")


def test_path_shows_the_meetings_on_it(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.keyboard.press("p")
        for field, name in (("#path-start", "沈明修"), ("#path-end", "𠮷田野")):
            tab.fill(field, name)
            tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel-body h3:has-text('步数：2')")
        assert "云溪市教育工作会议" in text(tab)
        assert "林知远调研南坪县" in text(tab)
        marks = {m["label"] for m in tab.evaluate("window.huitu.marks()")}
        assert marks == {"沈明修", "云溪市教育工作会议", "何青川", "林知远调研南坪县", "𠮷田野"}
        assert tab.locator("#panel-body mark").count() == 4


def test_path_holds_to_the_filters(browser: Browser, small_page: Path) -> None:
    ends = quote("official/990100/沈明修|official/990121/𠮷田野")
    with opened(browser, small_page, f"path={ends}&panel=path&to=2025-08-01") as (tab, _):
        tab.wait_for_selector("#panel-body [role=status]")
        assert "没有路径" in text(tab)
