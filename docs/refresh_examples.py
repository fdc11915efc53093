"""Writes what the commands in the pages' `console` blocks print now: python -m docs.refresh_examples PAGE…

A shown output with a line `...` is kept: it says on purpose less than is printed. Blocks of Python stay as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.test_docs import ROOT, Session, blocks

__all__ = ["refreshed"]


def refreshed(page: Path, folder: Path) -> str:
    """The page's text with its sessions run anew in `folder`, which holds examples/articles."""
    session = Session(folder)
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        if block.mark != "console":
            continue
        steps = []
        for command, shown in session.steps(block):
            printed = session.run(command).stdout
            steps.append(f"$ {command}\n{shown if '...' in shown.splitlines() else printed}")
        text = text.replace(block.text, "".join(steps), 1)
    return text


def main() -> None:
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            shutil.copytree(ROOT / "examples", folder / "examples")
            build = [sys.executable, "-m", "kg", "build", "examples/articles"]
            subprocess.run(build, cwd=folder, env=Session(folder).environment, check=True)  # noqa: S603  # our own command
            Path(name).write_text(refreshed(Path(name), folder), encoding="utf-8")


if __name__ == "__main__":
    main()
