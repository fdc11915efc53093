"""Changes a few places of a large sorted file: what lies between them is copied as it is."""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.write.turtle import HEAD, blocks, full_name

__all__ = ["splice_quads", "splice_turtle"]


class _Edit(NamedTuple):
    """What becomes of the record with this key: the text takes its place, b"" takes it out."""

    key: bytes
    text: bytes


class _Records:
    """The records of a sorted text, as a sequence of keys by byte offset: what bisect asks for, and no more.

    Every offset stands for the record that begins there or next, so keys never fall as offsets rise.
    """

    def __init__(self, text: mmap.mmap, first: int, end: bytes, key: Callable[[bytes], bytes]) -> None:
        self.text, self._first, self._end, self._key = text, first, end, key

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, offset: int) -> bytes:
        start = self._next(offset)
        if start == len(self.text):
            return b"\xff"  # after every key: no UTF-8 holds it
        return self._key(self.text[start : self.text.find(b"\n", start)])

    def find(self, key: bytes, low: int) -> int:
        """Where the first record begins, at or after `low`, whose key is not before `key`."""
        return self._next(bisect_left(self, key, low))

    def behind(self, start: int) -> int:
        """Where the record that begins at `start` ends."""
        return self._next(start + 1)

    def _next(self, offset: int) -> int:
        if offset <= self._first:
            return self._first
        found = self.text.find(self._end, offset - len(self._end))
        return len(self.text) if found < 0 else found + len(self._end)


def splice_quads(source: Path, target: Path, removed: Iterable[bytes], added: Iterable[bytes]) -> None:
    """Write sorted N-Quads from `source` to `target`, without the `removed` lines and with the `added` ones."""
    edits = [_Edit(line[:-1], b"") for line in removed] + [_Edit(line[:-1], line) for line in added]
    with _mapped(source) as text, target.open("wb") as file:
        _splice(_Records(text, 0, b"\n", bytes), edits, file)


def splice_turtle(source: Path, target: Path, quads: Path, subjects: Iterable[bytes]) -> None:
    """Write our Turtle from `source` to `target`, with the blocks of `subjects` (<IRI>) made anew from sorted quads."""
    with _mapped(quads) as lines:
        edits = [_Edit(subject, _block(lines, subject)) for subject in subjects]
    with _mapped(source) as text, target.open("wb") as file:
        _splice(_Records(text, len(HEAD.encode()), b"\n\n", _subject), edits, file)


def _block(lines: mmap.mmap, subject: bytes) -> bytes:
    """The Turtle of one subject, b"" where nothing is said of it."""
    lines.seek(_Records(lines, 0, b"\n", bytes).find(subject + b" ", 0))
    group = []
    while (line := lines.readline()).startswith(subject + b" "):
        group.append(line)
    return b"".join(block.text.encode() for block in blocks(group))


def _subject(line: bytes) -> bytes:
    return full_name(line.split(b" ", 1)[0].decode()).encode()


def _splice(records: _Records, edits: list[_Edit], file: BinaryIO) -> None:
    done = 0
    with memoryview(records.text) as text:  # what is kept goes to the file without a copy in between
        for edit in sorted(edits):
            at = records.find(edit.key, done)
            file.write(text[done:at])
            file.write(edit.text)
            done = records.behind(at) if records[at] == edit.key else at
        file.write(text[done:])


@contextmanager
def _mapped(path: Path) -> Iterator[mmap.mmap]:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        yield text
