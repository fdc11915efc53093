"""A real Chromium for tests of the page; they are skipped, with a plain message, where none is found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["chromium", "chromium_path", "opened"]

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


def chromium_path() -> str | None:
    """HUITU_CHROMIUM, else the first of the usual names on the path."""
    given = os.environ.get("HUITU_CHROMIUM")
    if given:
        return given
    found = (
        shutil.which(name)
        for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    )
    return next((path for path in found if path), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Starts the browser, or skips the test."""
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium: install one, or name it in HUITU_CHROMIUM")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


class Log:
    """What the page asked the network for, and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@contextmanager
def opened(browser: Browser, file: Path, fragment: str = "", **options: Any) -> Iterator[tuple[Page, Log]]:
    """Opens a page from disk in a fresh profile and waits until it can be used."""
    settings: dict[str, Any] = {
        "viewport": {"width": 1280, "height": 850},
        "locale": "zh-CN",
        "accept_downloads": True,
    } | options
    context = browser.new_context(**settings)
    page = context.new_page()
    log = Log(page)
    page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
    page.wait_for_selector("body[data-ready]", timeout=60_000)
    try:
        yield page, log
    finally:
        context.close()
