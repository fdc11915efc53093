"""An output folder that changes as a whole: made aside, declared complete in one step, then moved into place.

    output/.making/    a build under way; worth nothing
    output/.ready/     a complete build whose parts are being moved into place; renaming .making to it is the one step
                       from the old build to the new

Whoever finds `.ready` finishes the moves, so that a build killed at any moment leaves either the old or the new one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from kg.errors import RunError

__all__ = ["MAKING", "READY", "carry", "settle", "staged"]

MAKING, READY, _OLD = ".making", ".ready", ".old"
# Tenths of a second: the processes of a build that was just killed hold its lock until they notice.
PATIENCE = 20


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A folder to write the new output into; at the end its parts take the place of those that `output` has.

    Other files of `output` stay. If the block raises, nothing changes. Raises RunError in one line where `output` is a
    file, can't be written, or is being written by another build.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise RunError(f"{output}: is a file; give a folder for the output") from error
    except OSError as error:
        raise RunError(f"{output}: can't be made: {error.strerror}; choose another output folder") from error
    try:
        with _alone(output):
            settle(output)
            making = output / MAKING
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            try:
                yield making
                making.rename(output / READY)
                settle(output)
            finally:
                shutil.rmtree(making, ignore_errors=True)
    except OSError as error:  # no permission, no space, a disk that is gone
        raise RunError(f"{error.filename or output}: {error.strerror or error}; the output is as it was") from error


def settle(output: Path) -> None:
    """Finish the moves of a complete build, if there is one; does nothing otherwise, and may be repeated."""
    ready = output / READY
    if not ready.is_dir():
        return
    for part in sorted(ready.iterdir()):
        target = output / part.name
        if part.is_dir() and target.exists():
            shutil.rmtree(output / _OLD, ignore_errors=True)
            target.rename(output / _OLD)
        if target.exists() and part.samefile(target):  # one file by two names: renaming would do nothing
            part.unlink()
        else:
            part.replace(target)
    ready.rmdir()
    shutil.rmtree(output / _OLD, ignore_errors=True)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Keep other builds out of the folder for as long as the process lives; where the system has no such lock, hope."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    folder = os.open(output, os.O_RDONLY)
    try:
        for rest in range(PATIENCE, -1, -1):
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not rest:
                    text = f"{output}: another build is writing there; wait for it, or choose another folder"
                    raise RunError(text) from None
                sleep(0.1)
        yield
    finally:
        os.close(folder)


def carry(source: Path, target: Path) -> None:
    """Have a file or folder that is never changed in place at `target` too: hard links where possible, else copies."""
    if source.is_dir():
        target.mkdir()
        for part in sorted(source.iterdir()):
            carry(part, target / part.name)
        return
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)
