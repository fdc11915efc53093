"""In a real browser: filters, period, people, communities, table, saving, address, language, look, keys, phone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest

from kg.view import page, view_of
from kg.view.render import words
from tests.view.browser import opened
from tests.view.synthetic import synthetic

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIN = "official/990100/林知远"


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page above the size that is drawn at once."""
    file = tmp_path_factory.mktemp("large") / "graph.html"
    file.write_text(page(view_of(synthetic(1200).store())), encoding="utf-8", newline="\n")
    return file


def labels(tab: Page) -> set[str]:
    return {str(mark["label"]) for mark in tab.evaluate("window.huitu.marks()")}


def address(tab: Page) -> str:
    return unquote(str(tab.evaluate("location.hash")))


def saved(tab: Page, what: str) -> str:
    tab.click("[data-tool=export]")
    with tab.expect_download() as waiting:
        tab.click(f"[data-export={what}]")
    return Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_kinds_and_roles_filter(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.locator("[data-part=kinds] label", has_text="措施").locator("input").uncheck()
        assert "隐患排查" not in labels(tab)
        tab.locator("[data-part=relations] label", has_text="出席").locator("input").uncheck()
        assert labels(tab) & {"周若谷", "林知远"} == {"林知远"}
        assert "kinds=measure" in address(tab)
        tab.click("#reset")
        assert len(labels(tab)) == 13


def test_division_tree_filters_with_what_lies_below(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tree = tab.locator("[data-part=districts]")
        tree.get_by_role("button", name="展开甲省").click()
        tree.get_by_role("button", name="展开云溪市").click()
        tree.locator("label", has_text="南坪县").locator("input").check()
        assert labels(tab) == {"林知远调研南坪县", "林知远", "何青川", "𠮷田野", "南坪县", "隐患排查"}
        tab.locator("[data-part=districts] label", has_text="甲省").locator("input").check()
        assert "云溪市教育工作会议" in labels(tab)


def test_measure_filters_with_narrower_ones(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.locator("[data-part=measures] label", has_text="防汛救灾").locator("input").check()
        assert "林知远调研南坪县" in labels(tab)
        assert "云溪市教育工作会议" not in labels(tab)


def test_period_slider_histogram_and_play(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        assert tab.locator("#bars i").count() == 61
        assert sum("height: 100%" in (bar.get_attribute("style") or "") for bar in tab.locator("#bars i").all()) == 3
        tab.focus("#period-from")
        tab.keyboard.press("ArrowRight")
        assert "云溪市防汛指挥部第十二次会议" not in labels(tab)
        assert "from=2025-07-04" in address(tab)
        assert "2025-07-04" in (tab.get_attribute("#period-from", "aria-valuetext") or "")
        tab.keyboard.press("ArrowLeft")
        tab.click("#play")
        tab.wait_for_timeout(1600)
        first = tab.inner_text("#period-text")
        tab.wait_for_timeout(900)
        assert tab.inner_text("#period-text") != first
        tab.click("#play")
        tab.wait_for_timeout(100)
        still = tab.inner_text("#period-text")
        tab.wait_for_timeout(700)
        assert tab.inner_text("#period-text") == still


def test_expand_and_collapse(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page, "node=" + quote(LIN)) as (tab, _):
        tab.wait_for_selector("#panel-body h2")
        tab.keyboard.press("f")
        assert labels(tab) == {"林知远", "林知远调研南坪县", "云溪市防汛指挥部第十二次会议"}
        tab.locator("#panel-body .node", has_text="林知远调研南坪县").first.click()
        tab.wait_for_selector("#panel-body h2:has-text('林知远调研南坪县')")
        tab.get_by_role("button", name="展开邻居").click()
        assert {"𠮷田野", "南坪县"} <= labels(tab)
        tab.get_by_role("button", name="收起邻居").click()
        assert "𠮷田野" not in labels(tab)
        tab.keyboard.press("Escape")
        tab.keyboard.press("Escape")
        assert len(labels(tab)) == 13


def test_collapse_in_the_whole_graph_folds_what_hangs_on_one(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.fill("#search", "教育工作")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel-body h2")
        tab.focus("#canvas")
        tab.keyboard.press("c")
        assert {"沈明修", "助学补贴"}.isdisjoint(labels(tab))
        assert {"何青川", "云溪市"} <= labels(tab)
        tab.keyboard.press("e")
        assert len(labels(tab)) == 13


def test_people_are_joined_by_meetings_together(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.click("[data-tool=together]")
        assert labels(tab) == {"林知远", "周若谷", "何青川", "沈明修", "𠮷田野"}
        lines = {frozenset(line[:2]): line[2] for line in tab.evaluate("window.huitu.lines()")}
        assert len(lines) == 6
        assert lines[frozenset({"林知远", "何青川"})] > lines[frozenset({"林知远", "周若谷"})]
        tab.fill("#least", "2")
        tab.keyboard.press("Tab")
        assert labels(tab) == {"林知远", "何青川"}
        assert "另有 5 对" in tab.inner_text("#notice")


def test_large_graphs_open_on_communities(browser: Browser, large_page: Path) -> None:
    with opened(browser, large_page) as (tab, log):
        assert "先看社群总览" in tab.inner_text("#notice")
        marks = tab.evaluate("window.huitu.marks()")
        assert 3 <= len(marks) < 200
        tab.wait_for_timeout(300)
        tab.mouse.click(marks[0]["x"], marks[0]["y"])
        tab.wait_for_selector("#panel-body h2")
        inside = tab.evaluate("window.huitu.marks().length")
        assert inside > 20
        tab.get_by_role("button", name="← 回到总览").click()
        assert tab.evaluate("window.huitu.marks().length") == len(marks)
        tab.get_by_role("button", name="全部画出").click()
        assert tab.evaluate("window.huitu.marks().length") > 1500
        assert log.errors == []


def test_search_leaves_the_overview_for_what_was_found(browser: Browser, large_page: Path) -> None:
    with opened(browser, large_page) as (tab, _):
        tab.fill("#search", "第7次会议")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel-body h2")
        assert tab.inner_text("#panel-body h2") in labels(tab)
        assert 2 <= len(labels(tab)) < 100


@pytest.mark.parametrize("color", ["community", "degree"])
def test_colours_have_a_legend(browser: Browser, small_page: Path, color: str) -> None:
    with opened(browser, small_page) as (tab, _):
        before = tab.evaluate("document.querySelector('canvas').toDataURL()")
        tab.check(f"[data-part=colors] input[value={color}]")
        tab.wait_for_timeout(100)
        assert tab.evaluate("document.querySelector('canvas').toDataURL()") != before
        assert tab.locator("[data-part=colors] .sign, [data-part=colors] .ramp i").count() >= 2


def test_table_is_the_same_as_the_picture_and_sorts(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.keyboard.press("t")
        assert {name.strip() for name in tab.locator("tbody th").all_inner_texts()} == labels(tab)
        tab.locator("[data-column=day] button").click()
        assert tab.get_attribute("[data-column=day]", "aria-sort") == "ascending"
        days = [row.split("\t")[2] for row in tab.locator("tbody tr").all_inner_texts()]
        assert days[:3] == ["2025-07-03", "2025-07-10", "2025-09-01"]
        tab.locator("[data-column=day] button").click()
        assert tab.locator("tbody tr").first.inner_text().split("\t")[2] == "2025-09-01"
        tab.get_by_role("button", name="关系", exact=True).click()
        assert tab.locator("tbody tr").count() == 15
        tab.locator("tbody th .node").first.click()
        assert tab.is_visible("#panel-body h2")


def test_saves_nodes_and_relations_as_csv(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        nodes = list(csv.reader(io.StringIO(saved(tab, "save-nodes"))))
        assert nodes[0][:3] == ["种类", "名称", "日期"]
        assert len(nodes) == 14
        assert {row[-1] for row in nodes[1:]} >= {LIN, "measure/隐患排查"}
        edges = list(csv.DictReader(io.StringIO(saved(tab, "save-edges"))))
        (row,) = [row for row in edges if row["从"] == "𠮷田野"]
        assert (row["到"], row["列第几位"], row["依据"]) == ("林知远调研南坪县", "2", "𠮷田野")
        assert all(row["依据"] and row["依据"] in row["原句"] for row in edges)
        assert row["网址"] == "https://example.org/news/2"


def test_saves_the_picture_as_svg_and_png(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tree = ElementTree.fromstring(saved(tab, "save-svg"))  # noqa: S314 (our own file)
        texts = {element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")}
        assert {"林知远", "何青川"} <= texts
        tab.click("[data-tool=export]")
        with tab.expect_download() as waiting:
            tab.click("[data-export=save-png]")
        assert Path(waiting.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_address_restores_the_state(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.click("[data-tool=together]")
        tab.click("[data-tool=theme]")
        tab.click("[data-tool=language]")
        tab.check("[data-part=colors] input[value=community]")
        tab.locator("[data-part=kinds] label", has_text="Inspection").locator("input").uncheck()
        tab.fill("#search", "zhou")
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#panel-body h2")
        fragment = str(tab.evaluate("location.hash"))[1:]
        marks = labels(tab)
        pressed = tab.locator("[aria-pressed=true]").all_inner_texts()
    with opened(browser, small_page, fragment) as (tab, _):
        tab.wait_for_selector("#panel-body h2")
        assert tab.inner_text("#panel-body h2") == "周若谷"
        assert labels(tab) == marks
        assert tab.locator("[aria-pressed=true]").all_inner_texts() == pressed
        assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("fragment", ["node=official/nobody&from=2025-99-99&view=x&group=x&path=a|b&color=<b>", "%E4%"])
def test_a_wrong_address_is_harmless(browser: Browser, small_page: Path, fragment: str) -> None:
    with opened(browser, small_page, fragment) as (tab, log):
        assert len(labels(tab)) == 13
        assert log.errors == []


def test_every_word_changes_its_language(browser: Browser, small_page: Path) -> None:
    chinese = {word.zh for word in words() if word.zh != word.en}
    with opened(browser, small_page, "node=" + quote(LIN) + "&table=nodes&lang=en") as (tab, _):
        tab.wait_for_selector("#panel-body h2")
        assert tab.evaluate("document.documentElement.lang") == "en"
        script = """() => {
          const found = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const node = walk.currentNode;
            if (!node.parentElement.closest('[lang=zh-Hans], script, noscript, option, h1') && node.data.trim())
              found.push(node.data.trim());
          }
          for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
            for (const name of ['aria-label', 'title', 'placeholder'])
              if (!element.lang && element.hasAttribute(name)) found.push(element.getAttribute(name));
          return found;
        }"""
        texts = [str(found) for found in tab.evaluate(script)]
        assert len(texts) > 60
        assert not chinese.intersection(texts)
        names = ("林知远", "何青川", "周若谷", "𠮷田野", "甲省", "云溪市", "防汛救灾", "助学补贴")
        left = [found for found in texts if any("\u4e00" <= c <= "\u9fff" for c in found)]
        assert [found for found in left if not any(name in found for name in names)] == []


def test_dark_and_light(browser: Browser, small_page: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, small_page, color_scheme="dark") as (tab, _):
        assert tab.evaluate(ground) == "rgb(20, 24, 27)"
        tab.click("[data-tool=theme]")
        assert tab.evaluate(ground) == "rgb(251, 251, 250)"


def test_keys_reach_everything(browser: Browser, small_page: Path) -> None:
    with opened(browser, small_page) as (tab, _):
        tab.keyboard.press("/")
        assert tab.evaluate("document.activeElement.id") == "search"
        tab.keyboard.press("Escape")
        tab.focus("#canvas")
        tab.keyboard.press(".")
        first = tab.inner_text("#spoken")
        assert first == tab.inner_text("#panel-body h2")
        tab.focus("#canvas")
        tab.keyboard.press(".")
        assert tab.inner_text("#spoken") != first
        before = tab.evaluate("window.huitu.marks()[0].x")
        for key in ("+", "ArrowLeft", "-"):
            tab.keyboard.press(key)
        tab.wait_for_timeout(300)
        assert tab.evaluate("window.huitu.marks()[0].x") != before
        tab.keyboard.press("?")
        assert "快捷键" in tab.inner_text("#panel-body")
        focusable: Any = tab.evaluate(
            "[...document.querySelectorAll('button, a, input, summary, canvas')].filter(e => e.tabIndex < 0).length"
        )
        assert focusable == 0


def test_readable_on_a_phone(browser: Browser, small_page: Path) -> None:
    phone: dict[str, Any] = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    }
    with opened(browser, small_page, **phone) as (tab, _):
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        assert not tab.is_visible("#filters")
        tab.wait_for_timeout(300)
        place = next(m for m in tab.evaluate("window.huitu.marks()") if m["label"] == "林知远")
        tab.touchscreen.tap(place["x"], place["y"])
        tab.wait_for_selector("#panel-body h2")
        box = tab.locator("#panel").bounding_box()
        assert box
        assert box["width"] >= 380
        assert tab.locator("#canvas").bounding_box()["height"] > 200  # type: ignore[index]
        tab.click("#close")
        tab.click("[data-tool=filters]")
        assert tab.is_visible("#filters")
