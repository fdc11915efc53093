"""The world of tests/query/world.py as a built graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.store import open_store
from tests.built import build_facts
from tests.query.world import world

if TYPE_CHECKING:
    from pyoxigraph import Store


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built graph."""
    return build_facts(tmp_path_factory.mktemp("world"), world())


@pytest.fixture(scope="session")
def store(folder: Path) -> Store:
    """Its store."""
    return open_store(folder)
