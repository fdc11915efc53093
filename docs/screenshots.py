"""Takes the pictures of docs/images: builds the example articles, opens their page in Chromium, and looks at it.

    python -m docs.screenshots [--to FOLDER]

The large graph is made up (tests/view/synthetic.py). Needs playwright and a Chromium (tests/view/browser.py).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from kg.build import build
from kg.view import page, view_of
from tests.view.browser import chromium, opened
from tests.view.synthetic import synthetic

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 850}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Shot(NamedTuple):
    """One picture: what is opened, what the address says, and what is clicked before it is taken."""

    name: str
    page: str
    state: dict[str, str]
    size: dict[str, Any] = WIDE
    clicks: tuple[str, ...] = ()


CAI, CHEN, XIA = (f"official/110000/{name}" for name in ("蔡奇", "陈吉宁", "夏林茂"))
LEI = "official/central/雷海潮"

SHOTS = (
    Shot("graph", "examples", {"node": CHEN}),
    Shot("meeting", "examples", {"lang": "en", "theme": "dark"}, clicks=("search:防控工作领导小组第一百八十九次会议",)),
    Shot("district", "examples", {"node": "district/110000", "color": "community"}),
    Shot("people", "examples", {"view": "people", "edge": f"{CAI}|{CHEN}"}),
    Shot("path", "examples", {"panel": "path", "path": f"{XIA}|{LEI}", "theme": "dark"}),
    Shot("table", "examples", {"table": "edges", "lang": "en"}),
    Shot("overview", "large", {}),
    Shot("everything", "large", {"whole": "1", "theme": "dark", "color": "degree"}),
    Shot("phone", "examples", {}, PHONE),
    Shot("phone-panel", "examples", {"node": CHEN, "theme": "dark"}, PHONE),
    Shot("phone-filters", "examples", {"lang": "en"}, PHONE, clicks=("[data-tool=filters]",)),
    Shot("phone-table", "examples", {"table": "nodes", "theme": "dark"}, PHONE),
)


def take(browser: Browser, shot: Shot, file: Path, target: Path) -> None:
    """Opens the page as the shot says and saves what is seen."""
    fragment = "&".join(f"{key}={quote(value)}" for key, value in shot.state.items())
    with opened(browser, file, fragment, **shot.size) as (tab, log):
        tab.wait_for_timeout(500)
        for click in shot.clicks:
            if click.startswith("search:"):
                tab.fill("#search", click.removeprefix("search:"))
                tab.keyboard.press("Enter")
            else:
                tab.click(click)
        tab.wait_for_timeout(900)
        tab.screenshot(path=target / f"{shot.name}.png")
        if log.errors:
            raise SystemExit(f"{shot.name}: {log.errors}")


def main() -> None:
    """Takes every picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images")
    target: Path = parser.parse_args().to
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder)
        build([ROOT / "examples" / "articles"], output)
        large = output / "large.html"
        large.write_text(page(view_of(synthetic(3_000).store())), encoding="utf-8", newline="\n")
        pages = {"examples": output / "graph.html", "large": large}
        with chromium() as browser:
            for shot in SHOTS:
                take(browser, shot, pages[shot.page], target)


if __name__ == "__main__":
    main()
