"""The public names are these; importing the package, or asking for help, loads nothing heavy."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from tests.built import build_facts
from tests.samples import sample_facts

PUBLIC = ["Article", "Facts", "KgError", "build", "extract", "network", "open", "query", "read", "timeline", "view"]
HEAVY = {"rdflib", "pyoxigraph", "networkx", "jieba", "bs4", "pyvis", "numpy", "scipy", "pyshacl", "pypinyin", "yaml"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True, encoding="utf-8")


def loaded(*arguments: str) -> set[str]:
    """The top-level packages that a run imports."""
    lines = run("-X", "importtime", *arguments).stderr.splitlines()
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines if line.startswith("import time:")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_facts(tmp_path_factory.mktemp("api"), [sample_facts()])


def test_public_names() -> None:
    assert kg.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(kg))
    for name in PUBLIC:
        assert callable(getattr(kg, name)), name


@pytest.mark.parametrize("arguments", [("-c", "import kg"), ("-m", "kg", "--help"), ("-m", "kg", "query", "--help")])
def test_nothing_heavy_is_loaded(arguments: tuple[str, ...]) -> None:
    assert not loaded(*arguments) & HEAVY


def test_the_check_of_what_is_loaded_can_fail() -> None:
    assert "pyoxigraph" in loaded("-c", "import kg.query.engine, pyoxigraph")


def test_a_verb_is_callable_whoever_loaded_its_module() -> None:
    program = (
        "import kg.read.sources, kg.query.table, json, kg\n"
        "from kg.view import write_view\n"
        "from kg.read import read\n"
        "print(json.dumps([callable(getattr(kg, name)) for name in kg.__all__]))\n"
        "assert kg.read.read is read and list(inspect.signature(kg.read).parameters)[0] == 'sources'"
    )
    assert all(json.loads(run("-c", f"import inspect\n{program}").stdout))


def test_read_and_extract(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("云溪市召开防汛会议\n7月3日,市委书记林知远主持召开防汛会议。\n", encoding="utf-8")
    (article,) = kg.read([file])
    assert isinstance(article, kg.Article)
    facts = kg.extract(article)
    assert isinstance(facts, kg.Facts)
    assert facts.article is article


def test_open_query_network_rdflib(folder: Path) -> None:
    graph = kg.open(folder)
    rows = graph.query("meetings-of-official", official="林知远")
    assert [row["official"] for row in rows] == ["林知远"]
    assert rows == kg.query("meetings-of-official", folder, official="林知远")
    assert rows.columns[0] == "day"
    assert len(graph.network("co-attendance")) == 3
    assert len(graph.rdflib()) > 100
    assert repr(graph) == f"kg.open({str(folder)!r})"


def test_view(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    kg.view(folder, target)
    assert "林知远" in target.read_text(encoding="utf-8")


def test_timeline(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "timeline.html"
    kg.timeline(folder, target)
    assert "隐患排查" in target.read_text(encoding="utf-8")


def test_errors_are_one_class(tmp_path: Path) -> None:
    with pytest.raises(kg.KgError, match="no built graph here"):
        kg.open(tmp_path)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018
    assert inspect.signature(kg.build).parameters
