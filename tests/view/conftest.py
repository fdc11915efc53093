from __future__ import annotations

from pathlib import Path

import pytest

from kg.view import page, view_of
from tests.view.small import small


@pytest.fixture(scope="session")
def small_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small corpus, as a file."""
    file = tmp_path_factory.mktemp("view") / "graph.html"
    file.write_text(page(view_of(small().store())), encoding="utf-8", newline="\n")
    return file
