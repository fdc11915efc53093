"""Every relation of a page made of real articles has its words, in a sentence of an article."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.build import build
from tests.view.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REAL = os.environ.get("HUITU_REAL")


@pytest.mark.skipif(not REAL, reason="HUITU_REAL names no folder with real articles")
def test_every_relation_has_its_words(browser: Browser, tmp_path: Path) -> None:
    build([Path(REAL or "") / "seeds"], tmp_path)
    with opened(browser, tmp_path / "graph.html", "lang=en") as (tab, log):
        tab.click("[data-tool=export]")
        with tab.expect_download() as waiting:
            tab.click("[data-export=save-edges]")
        text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len(rows) > 100
        assert [row for row in rows if not row["Words"] or row["Words"] not in row["Sentence"]] == []
        assert all(row["Article"] and row["Published"] for row in rows)
        assert log.requests == [(tmp_path / "graph.html").as_uri()]
        assert log.errors == []
