"""What a build did: for people on the terminal, for programs as report.json."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import NamedTuple, TypeVar

from kg.errors import ItemError
from kg.resources import data_folder

__all__ = ["Report", "Run", "Skipped", "versions"]

Item = TypeVar("Item")


@dataclass
class Skipped:
    """One item that was left out: where it was read from, and why."""

    source: str
    reason: str


@dataclass
class Report:
    """What a build did. `counts` are of the whole graph; `added` to `unchanged` compare with the build before.

    `renewed` articles are the same, but program or vocabularies are not: they were extracted again.
    """

    articles: int = 0
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    renewed: int = 0
    unchanged: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """Events, officials, districts and so on, and the triples of the graph."""
    unused_links: int = 0
    """Rows of links.tsv about somebody who is not in the graph."""
    skipped: list[Skipped] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall clock by stage, in the order of the stages."""
    versions: dict[str, str] = field(default_factory=dict)
    """Of the program, and of each shipped vocabulary (the first 16 digits of its SHA-256)."""

    def skip(self, error: ItemError) -> None:
        """Take note of an item that was left out."""
        self.skipped.append(Skipped(error.source, error.reason))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done in the block."""
        start = perf_counter()
        yield
        self._took(name, perf_counter() - start)

    def timed(self, name: str, items: Iterable[Item]) -> Iterator[Item]:
        """Time what it takes to get the items, not what is done with them."""
        start, spent = perf_counter(), 0.0
        for item in items:
            spent += perf_counter() - start
            yield item
            start = perf_counter()
        self._took(name, spent + perf_counter() - start)

    def _took(self, name: str, seconds: float) -> None:
        self.seconds[name] = round(self.seconds.get(name, 0.0) + seconds, 3)

    def to_json(self) -> str:
        """The report as an indented JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


class Run(NamedTuple):
    """One build: the output folder, the folder in which its new content is made, the report, the user's measures."""

    folder: Path
    making: Path
    report: Report
    measures_file: Path | None


def versions() -> dict[str, str]:
    """Version of the program, of Python, and of every vocabulary that ships with it."""
    try:
        program = version("huitu")
    except PackageNotFoundError:  # run from a checkout that is not installed
        program = "unknown"
    found = {"huitu": program, "python": platform.python_version()}
    for item in sorted(data_folder("ontology").iterdir(), key=lambda item: item.name):
        if item.is_file():
            found[f"ontology/{item.name}"] = sha256(item.read_bytes()).hexdigest()[:16]
    return found
