from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.view import page, view_of
from tests.view.browser import chromium
from tests.view.small import small

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small corpus, as a file."""
    file = tmp_path_factory.mktemp("view") / "graph.html"
    file.write_text(page(view_of(small().store())), encoding="utf-8", newline="\n")
    return file
