"""What many tests share: the folder of real text, a browser, one build of the examples."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.view.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real articles and gold facts, not part of the repository: seeds/, gold/, corpora/, eval/."""
    named = os.environ.get("HUITU_REAL")
    if not named:
        pytest.skip("real text is tested only where HUITU_REAL names its folder")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"HUITU_REAL names {folder}, which is not a folder")
    return folder.resolve()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of pages; Playwright runs only once in a process."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of examples/articles and the graph built from it in output/; tests must not change it."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "examples" / "articles", folder / "examples" / "articles")
    command = [sys.executable, "-m", "kg", "build", "examples/articles", "-o", "output"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder
