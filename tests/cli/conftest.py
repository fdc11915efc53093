"""Commands run in this process, or in one of their own where signals, pipes or the locale matter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.cli import main
from tests.built import build_facts
from tests.query.world import world

ROOT = Path(__file__).resolve().parents[2]


class Done(NamedTuple):
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built graph of known facts."""
    return build_facts(tmp_path_factory.mktemp("world"), world())


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs one command in this process."""

    def run(*arguments: str | Path) -> Done:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:  # argparse
            status = int(end.code or 0)
        sys.stdout.flush()
        return Done(status, *capfd.readouterr())

    return run


def start(*arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    """Starts one command in a process of its own."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def article(folder: Path, name: str, text: str) -> Path:
    """A file with one article."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


TEXT = "云溪市召开防汛指挥部第十二次会议\n7月3日下午,市委书记林知远主持召开市防汛指挥部第十二次会议,市长周若谷出席。\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles."""
    here = tmp_path / "articles"
    here.mkdir()
    for number in range(3):
        article(here, f"{number}.txt", TEXT.replace("十二", f"十{'二三四'[number]}"))
    return here
