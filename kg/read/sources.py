"""Finds the files that the user named, in a fixed order, and opens them."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import ItemError, RunError
from kg.read.decode import decode

__all__ = ["MAX_BYTES", "STDIN", "SUFFIXES", "Source", "check", "find"]

MAX_BYTES = 32 * 1024 * 1024
"""Longest document, and longest line of JSONL, in bytes after unpacking: a hundred times the longest report we know.
Anything longer is no article, and is skipped before it is held in memory."""

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson")
"""What is read from a folder, each also with .gz behind it. A file that the user names may be called anything."""

STDIN = "-"
STDIN_NAME = "<stdin>"
_FOLDER, _FILE = "folder", "file"


class Source:
    """One open file: `name` for messages, `stem` and lower-case `suffix` of its file name without .gz."""

    def __init__(self, name: str, stem: str, suffix: str, stream: BinaryIO) -> None:
        self.name, self.stem, self.suffix, self.stream = name, stem, suffix, stream
        self._text: str | None = None

    def text(self) -> str:
        """The whole document, decoded; read once. ItemError where it is empty, too long, binary or undecodable."""
        if self._text is None:
            data = self.stream.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ItemError(self.name, f"longer than {MAX_BYTES >> 20} MB")
            self._text = decode(data, self.name)
            if not self._text.strip("\ufeff \t\r\n\f\v"):
                raise ItemError(self.name, "the file is empty")
        return self._text

    def head(self, size: int = 64) -> bytes:
        """The first bytes, at most `size`, which stay to be read."""
        peek = getattr(self.stream, "peek", None)
        return peek(size)[:size] if peek else b""

    def close(self) -> None:
        """Closes the file; the standard input stays open."""
        if self.name != STDIN_NAME:
            self.stream.close()


def check(sources: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The sources as given, if the run can start.

    Raises RunError for a source that does not exist or may not be read, and for a folder that holds no article file.
    """
    checked = []
    for source in sources:
        path = os.fspath(source)
        if path != STDIN:
            _check_path(path)
        checked.append(path)
    return checked


def _check_path(path: str) -> None:
    name = _printable(path)
    try:
        is_folder = Path(path).is_dir()
        exists = Path(path).exists()
    except (OSError, ValueError) as error:  # a name too long, a NUL in it, a parent that may not be entered
        raise RunError(f"{name}: can't be read ({getattr(error, 'strerror', None) or error})") from None
    if not exists:
        raise RunError(f"{name}: no such file or folder")
    if not os.access(path, os.R_OK | os.X_OK if is_folder else os.R_OK):
        raise RunError(f"{name}: no permission to read it")
    if is_folder and next((entry for entry in _walk(path) if isinstance(entry, str)), None) is None:
        raise RunError(f"{name}: no article file in this folder (looked for {' '.join(SUFFIXES)}, each also with .gz)")


def find(sources: Iterable[str], stdin: BinaryIO | None) -> Iterator[Source | ItemError]:
    """Every file of the sources, opened; the caller closes its stream. A folder's files come in sorted order."""
    for path in sources:
        if path == STDIN:
            yield Source(STDIN_NAME, "stdin", ".jsonl", stdin or sys.stdin.buffer)
        elif Path(path).is_dir():
            for entry in _walk(path):
                yield _open(entry) if isinstance(entry, str) else entry
        else:
            yield _open(path)


def _walk(folder: str) -> Iterator[str | ItemError]:
    """The article files below `folder`, sorted name by name, but for hidden ones, README files and linked folders."""
    waiting = [(folder, _FOLDER)]
    while waiting:
        path, kind = waiting.pop()
        if kind == _FILE:
            yield path
        elif kind != _FOLDER:
            yield ItemError(_printable(path), kind)
        else:
            try:
                with os.scandir(path) as entries:
                    names = [(entry.name, kind) for entry in entries if (kind := _kind(entry))]
            except OSError as error:
                yield ItemError(_printable(path), f"can't be read ({error.strerror})")
                continue
            base = path.rstrip(os.sep) + os.sep
            waiting += ((base + name, kind) for name, kind in sorted(names, reverse=True))


def _kind(entry: os.DirEntry[str]) -> str:
    """_FOLDER or _FILE, "" for what is left out, else the reason why it can't be read."""
    if entry.name.startswith(".") or entry.name.lower().startswith("readme."):
        return ""
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER
    if _split(entry.name)[1] not in SUFFIXES or entry.is_dir():
        return ""
    if entry.is_file():
        return _FILE
    return "a link to a file that is not there" if entry.is_symlink() else "no regular file"


def _split(name: str) -> tuple[str, str, bool]:
    """A file name's stem, its lower-case suffix, and whether it ends in .gz: a.b.TXT.gz → a.b, .txt, True."""
    packed = name[-3:].lower() == ".gz"
    stem, dot, suffix = (name[:-3] if packed else name).rpartition(".")
    return (stem, dot + suffix.lower(), packed) if stem else (suffix, "", packed)


def _open(path: str) -> Source | ItemError:
    name = _printable(path)
    stem, suffix, packed = _split(name.rpartition(os.sep)[2])
    try:
        stream = gzip.open(path) if packed else Path(path).open("rb")  # noqa: SIM115 (the caller closes it)
    except OSError as error:
        return ItemError(name, f"can't be read ({error.strerror})")
    return Source(name, stem, suffix, cast(BinaryIO, stream))


def _printable(path: str) -> str:
    """A path as text that can be written anywhere: bytes that are no UTF-8 become question marks."""
    return path.encode("utf-8", "replace").decode()
