"""Files that are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import RunError

__all__ = ["whole_file"]


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name when all is written; if writing fails, what was there stays.

    Raises RunError in one line where it can't be written.
    """
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as out:
            yield out
        beside.replace(target)
    except OSError as error:
        raise RunError(f"{target}: can't be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # nothing was begun: the folder is no folder
            beside.unlink(missing_ok=True)
