"""axe-core finds no serious fault, in any of the page's states."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.view.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATES = {
    "first": "",
    "official": "node=" + quote("official/990100/林知远"),
    "english": "lang=en&color=degree&node=" + quote("official/990100/何青川"),
    "table": "table=nodes&color=community",
    "relations": "table=edges",
    "people": "view=people",
    "path": "panel=path&path=" + quote("official/990100/沈明修|official/990121/𠮷田野"),
    "help": "panel=help",
}


DARK = ("official", "table", "people")


@pytest.mark.parametrize(
    ("state", "theme"), [*((state, "light") for state in STATES), *((state, "dark") for state in DARK)]
)
def test_no_serious_fault(browser: Browser, small_page: Path, state: str, theme: str) -> None:
    module = pytest.importorskip("axe_core_python.sync_playwright", reason="axe-core-python is not installed")
    # The page's policy refuses foreign script: axe is let in by the browser, not by the page.
    with opened(browser, small_page, STATES[state] + f"&theme={theme}", bypass_csp=True) as (tab, _):
        tab.wait_for_timeout(300)
        found = module.Axe().run(tab)
        serious = [
            (fault["id"], fault["help"], [node["html"][:160] for node in fault["nodes"]][:3])
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical", "moderate")
        ]
        assert serious == []
