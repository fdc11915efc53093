"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RunError
from kg.files import whole_file


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")
    with pytest.raises(RunError):
        _fill(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(RunError, match=r"page\.html: can't be written: Not a directory"):
        _fill(file / "page.html")


def _fill(target: Path) -> None:
    """Begins to write, and finds the disk full."""
    with whole_file(target) as out:
        out.write(b"half")
        raise OSError(28, "No space left on device")
