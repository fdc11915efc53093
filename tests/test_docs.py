"""The documentation is true: links resolve, examples run and print what is shown, every command is described.

In README and docs a block marked `console` is a session: each line after `$ ` is run, in order, in a folder that holds
examples/articles, and its standard output is compared with the lines below (`...` stands for anything). A block marked
`python` with `>>>` is run as a doctest in the same folder. Blocks marked `sh`, `text` or `sparql` are not run.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from urllib.parse import unquote

import pytest

from docs import make_cli, make_data, make_questions
from kg.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """One fenced block: its mark, its text and the line where the text begins."""

    mark: str
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        yield Block(match[1], match[2], text.count("\n", 0, match.start(2)) + 1)


def runnable(page: Path) -> list[Block]:
    """The page's blocks that are run."""
    return [block for block in blocks(page) if block.mark in ("console", "python")]


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=name)


def anchors(page: Path) -> set[str]:
    """The anchors that code hosting sites give to headings."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in plain}


@EVERY_PAGE
def test_links_resolve(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for inline, attribute in LINK.findall(text):
        path, _, anchor = unquote(inline or attribute).partition("#")
        if ":" in path:
            continue
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name}: {path} does not exist"
        if anchor:
            assert anchor in anchors(target), f"{page.name}: {path} has no heading {anchor}"


@EVERY_PAGE
def test_every_block_is_marked(page: Path) -> None:
    known = {"bibtex", "console", "json", "python", "sh", "sparql", "text", "toml", "tsv", "turtle"}
    for block in blocks(page):
        assert block.mark in known, f"{page.name}:{block.line}: mark the block with one of {sorted(known)}"


class Session:
    """Runs the examples of one page in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, object] = {}
        path = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(path),
            "PYTHON": sys.executable,
            "COLUMNS": "120",
        }

    @staticmethod
    def steps(block: Block) -> Iterator[tuple[str, str]]:
        """Each command of a console block with the output shown under it."""
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        script = 'kg() { "$PYTHON" -m kg "$@"; }\nset -o pipefail\n' + command
        call = ["bash", "-c", script]
        return subprocess.run(call, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)

    def console(self, block: Block, page: Path) -> None:
        for command, shown in self.steps(block):
            done = self.run(command)
            where = f"{page.name}:{block.line}: $ {command}"
            assert done.returncode == 0, f"{where}\n{done.stderr}"
            if not doctest.OutputChecker().check_output(shown, done.stdout, FLAGS):
                pytest.fail(f"{where}\nshown:\n{shown}\nprinted:\n{done.stdout}")

    def python(self, block: Block, page: Path) -> None:
        test = doctest.DocTestParser().get_doctest(block.text, self.names, page.name, str(page), block.line - 1)
        report: list[str] = []
        runner = doctest.DocTestRunner(verbose=False, optionflags=FLAGS)
        runner.run(test, out=report.append, clear_globs=False)
        self.names = test.globs
        assert runner.failures == 0, "".join(report)


@pytest.mark.parametrize("page", [page for page in PAGES if runnable(page)], ids=name)
def test_examples_run(page: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    todo = runnable(page)
    folder = tmp_path / "here"
    shutil.copytree(examples, folder)
    if any("$ kg build examples/articles" in block.text for block in todo):
        shutil.rmtree(folder / "output")
    monkeypatch.chdir(folder)
    session = Session(folder)
    for block in todo:
        (session.console if block.mark == "console" else session.python)(block, page)


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_command_is_documented(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"| `kg {command.name}" in text, f"{readme}: no row for kg {command.name} in the table of commands"
    named = set(re.findall(r"^\| `kg (\w+)", text, re.MULTILINE))
    assert named == {command.name for command in COMMANDS}, "a row for a command that does not exist"


def test_every_question_is_documented() -> None:
    """The questions that ship are named in the README, and no other is."""
    shipped = {path.stem for path in (ROOT / "queries").glob("*.rq")}
    for page in PAGES:
        named = set(re.findall(r"kg query (\w[\w-]*)", page.read_text(encoding="utf-8")))
        assert named <= shipped | {"NAME", "FILE"}, f"{page.name}: no such question: {sorted(named - shipped)}"
    for readme, words in (("README.md", r"\[(\d+) such questions\]"), ("README.zh.md", r"\[内置了 (\d+) 个\]")):
        said = re.search(words, (ROOT / readme).read_text(encoding="utf-8"))
        assert said, f"{readme} does not say how many questions there are"
        assert int(said[1]) == len(shipped), f"{readme} says {said[1]} questions, there are {len(shipped)}"


@pytest.mark.parametrize(
    ("page", "maker"), [("cli.md", make_cli), ("questions.md", make_questions), ("data.md", make_data)]
)
def test_made_pages_are_current(page: str, maker: ModuleType) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == maker.page(), "run make docs"


def test_both_readmes_run_the_same_examples() -> None:
    """The two languages stay together: the same commands, in the same order."""

    def steps(page: Path) -> list[str]:
        shown = (block.text for block in blocks(page) if block.mark in ("console", "python", "sh"))
        lines = (line.partition(" #")[0].rstrip() for text in shown for line in text.splitlines())
        return [line for line in lines if line.startswith(("$ ", ">>> ", "make ", "kg "))]

    assert steps(ROOT / "README.md") == steps(ROOT / "README.zh.md")


def test_the_checks_can_fail(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n[a](nowhere.md)\n```\nx\n```\n```console\n$ echo 1\n2\n```\n```python\n>>> 1\n2\n```\n")
    assert anchors(page) == {"one-two"}
    session = Session(tmp_path)
    _, console, python = blocks(page)
    with pytest.raises(AssertionError, match=r"nowhere\.md does not exist"):
        test_links_resolve(page)
    with pytest.raises(AssertionError, match=r"page\.md:4"):
        test_every_block_is_marked(page)
    with pytest.raises(pytest.fail.Exception, match="printed:\n1"):
        session.console(console, page)
    with pytest.raises(AssertionError, match="Expected:"):
        session.python(python, page)
