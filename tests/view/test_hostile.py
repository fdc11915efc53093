"""Text of the corpus can't run, load or lead anywhere, whatever it says and wherever it shows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from kg.view import page, view_of
from tests.view.browser import opened
from tests.view.quads import Corpus

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = (
    '</script><img src="https://evil.example/a.png" onerror="window.__x=1">',
    "<script>window.__x=1</script>",
    '"><svg/onload=window.__x=1>',
    "<iframe srcdoc='<script>parent.__x=1</script>'></iframe>",
    "{{ 7*7 }}{% raw %}<!--",
    '=HYPERLINK("https://evil.example")',
    "]]></noscript></style><style>@import url(https://evil.example/x.css)</style>",
)


def hostile() -> Corpus:
    corpus = Corpus()
    for number, evil in enumerate(EVIL):
        quote = f"{evil}主持会议{number}"
        text = f"{evil}标题{number}\n{quote},要落实{evil}。"
        url = ("javascript:window.__x=1", "data:text/html,<script>1</script>", "https://example.org/ok")[number % 3]
        article = corpus.article(f"h{number}", evil + "标题", text, "2025-01-02", url=url, publisher=evil)
        official = corpus.official(article, evil + str(number), "990100", evil)
        district = corpus.district(f"{evil}/县{number}", f"99010{number}")
        measure = corpus.measure(evil + "措施", evil)
        event = corpus.event(article, evil + "会议", "2025-01-01", quote, body=evil, held=district)
        corpus.session(article, event, evil, evil + "系列", 3)
        corpus.participates(article, event, official, evil, 1, presides=True, posts=[evil])
        corpus.directive(article, f"要落实{evil}", evil, event=event, measures=[measure], deadline=evil)
        corpus.document(article, event, evil, evil)
        corpus.mention(article, official, evil, [evil])
        corpus.mention(article, district, evil)
        corpus.tenure(article, official, evil, "2025-01-01", "2025-02-01")
    return corpus


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hostile") / "graph.html"
    file.write_text(page(view_of(hostile().store())), encoding="utf-8", newline="\n")
    return file


def test_source_holds_no_text_of_the_corpus_as_markup(hostile_page: Path) -> None:
    source = hostile_page.read_text(encoding="utf-8")
    assert "evil.example" not in source.replace("&lt;", "<").split("<noscript>")[0]
    assert "<img" not in source
    assert source.count("<script") == source.count("</script>") == 4
    assert source.count("<style") == 1


def test_policy_allows_only_what_is_ours(hostile_page: Path) -> None:
    source = hostile_page.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', source)
    assert policy
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert "http" not in policy[1]


def test_nothing_runs_or_loads_in_any_panel(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as (tab, log):
        tab.fill("#search", "<")
        assert tab.locator("#suggestions li").count() > 1
        tab.keyboard.press("Escape")
        for name in node_names(hostile_page):
            tab.evaluate("name => { location.hash = 'node=' + encodeURIComponent(name) }", name)
            tab.wait_for_selector("#panel-body h2")
            tab.wait_for_timeout(30)
            for more in tab.locator("#panel-body details").all():
                more.evaluate("element => { element.open = true }")
            for link in tab.locator("#panel-body a").all():
                assert (link.get_attribute("href") or "").startswith("https://example.org/")
        assert tab.evaluate("window.__x") is None
        assert not tab.locator("#panel-body img, #panel-body script, #panel-body iframe, #panel-body svg").count()
        assert log.requests == [hostile_page.as_uri()]
        assert log.errors == []
        assert log.dialogs == []


@pytest.mark.parametrize(
    "fragment", ["table=nodes", "table=edges", "view=people", "color=community", "whole=1&loose=1", "panel=path"]
)
def test_nothing_runs_or_loads_in_any_view(browser: Browser, hostile_page: Path, fragment: str) -> None:
    with opened(browser, hostile_page, fragment) as (tab, log):
        for _ in range(20):
            if tab.locator(".twig[aria-expanded=false]").count():
                tab.locator(".twig[aria-expanded=false]").first.click()
        for mark in tab.evaluate("window.huitu.marks()")[:6]:
            tab.mouse.move(mark["x"], mark["y"])
        tab.wait_for_timeout(100)
        assert tab.evaluate("window.__x") is None
        assert not tab.locator("img, iframe, object, body svg, [onerror], [onload]").count()
        assert log.requests == [hostile_page.as_uri()]
        assert log.errors == []


def test_saved_files_are_inert_too(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page, "loose=1") as (tab, _):
        found = {}
        for what in ("save-svg", "save-nodes"):
            tab.click("[data-tool=export]")
            with tab.expect_download() as waiting:
                tab.click(f"[data-export={what}]")
            found[what] = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    tree = ElementTree.fromstring(found["save-svg"])  # noqa: S314 (our own file)
    assert {element.tag.rsplit("}")[-1] for element in tree.iter()} <= {"svg", "rect", "path", "text"}
    cells = [cell for row in csv.reader(io.StringIO(found["save-nodes"])) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "@", "+")) for cell in cells)


def node_names(file: Path) -> list[str]:
    """The short IRIs of the page's nodes."""
    from kg.view.pack import unblock

    found = re.search(r'id="picture">([^<]*)<', file.read_text(encoding="utf-8"))
    assert found
    return [str(name) for name in unblock(found[1])["iri"]]
