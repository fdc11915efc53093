"""Sorts more quads than memory holds: runs on disk, merged. Lines are compared by bytes, which is code point order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["sort_quads"]

# A run of lines in memory: some 180 bytes a line and as much again for its object, so that 250,000 take 90 MB.
RUN = 250_000


def sort_quads(lines: Iterable[str], target: Path, *, run: int = RUN) -> int:
    """Write N-Quads lines sorted to `target` as UTF-8, no triple twice; how many there are.

    A triple that several graphs hold stays in the first of them: an engine that asks the union of all graphs may count
    a triple once for each graph that holds it (Oxigraph does), and a count would be wrong. Memory is bounded by `run`
    lines; as much disk as the lines take is used beside the target while it is made.
    """
    source = iter(lines)
    with TemporaryDirectory(dir=target.parent, prefix=".sort-") as folder, ExitStack() as opened:
        runs: list[Iterator[bytes]] = []
        while chunk := [line.encode() for line in islice(source, run)]:
            chunk.sort()
            if len(chunk) < run and not runs:
                runs.append(iter(chunk))
                break
            path = Path(folder) / str(len(runs))
            with path.open("wb") as file:
                file.writelines(chunk)
            runs.append(opened.enter_context(path.open("rb")))
        with target.open("wb") as file:
            count = 0
            for line in _unique(merge(*runs) if len(runs) > 1 else runs[0] if runs else ()):
                file.write(line)
                count += 1
            return count


def _unique(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        triple = line.rpartition(b" <")[0]
        if triple != last:
            yield line
            last = triple
