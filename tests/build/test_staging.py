from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import RunError
from kg.staging import MAKING, READY, carry, settle, staged
from tests.build.conftest import Write, item, parts


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_new_parts_take_the_place_of_old_ones_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for text in ("one", "two"):
        with staged(tmp_path) as making:
            (making / "store").mkdir()
            (making / "store" / text).write_text(text)
            (making / "graph").write_text(text)
    assert tree(tmp_path) == {"mine.txt": "mine", "store/two": "two", "graph": "two"}


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("old")
    with pytest.raises(RunError, match=r"nothing: No such file.*as it was"), staged(tmp_path) as making:
        (making / "graph").write_text((tmp_path / "nothing").read_text())
    assert tree(tmp_path) == {"graph": "old"}


def test_moves_that_were_cut_off_are_finished(tmp_path: Path) -> None:
    ready = tmp_path / READY
    for folder, text in ((tmp_path, "old"), (ready, "new")):
        (folder / "store").mkdir(parents=True)
        (folder / "store" / text).write_text(text)
        (folder / "graph").write_text(text)
    (ready / "graph").replace(tmp_path / "graph")
    settle(tmp_path)
    assert tree(tmp_path) == {"graph": "new", "store/new": "new"}
    settle(tmp_path)
    assert tree(tmp_path) == {"graph": "new", "store/new": "new"}


def test_what_an_earlier_build_left_half_made_is_cleared(tmp_path: Path) -> None:
    (tmp_path / MAKING).mkdir()
    (tmp_path / MAKING / "graph").write_text("half")
    with staged(tmp_path) as making:
        (making / "other").write_text("whole")
    assert tree(tmp_path) == {"other": "whole"}


def test_a_carried_part_may_take_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "a").write_text("a")
    (tmp_path / "graph").write_text("g")
    with staged(tmp_path) as making:
        carry(tmp_path / "store", making / "store")
        carry(tmp_path / "graph", making / "graph")
    assert tree(tmp_path) == {"store/a": "a", "graph": "g"}


def test_an_output_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(RunError, match="is a file; give a folder") as error, staged(path):
            pass
        assert "\n" not in str(error.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RunError, match="Permission denied"), staged(tmp_path / "output"):
        pass


def test_two_builds_do_not_write_into_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.staging.PATIENCE", 1)
    with staged(tmp_path), pytest.raises(RunError, match="another build"), staged(tmp_path):
        pass


KILLED = """
import sys, time
from pathlib import Path
from tests.build.conftest import plain_extract
import kg.extract, kg.view
from kg.build import build
kg.extract.extract = plain_extract
def wait(*_):
    Path(sys.argv[3]).touch()
    time.sleep(60)
if sys.argv[4] == "page":
    kg.view.write_view = wait
else:
    import kg.build.work as work
    work.pack = wait
build([sys.argv[1]], sys.argv[2], jobs=int(sys.argv[5]))
"""


@pytest.mark.parametrize(("stage", "jobs"), [("page", "1"), ("extract", "1"), ("extract", "2")])
def test_a_build_that_is_killed_leaves_the_old_output_whole(
    tmp_path: Path, write: Write, root: Path, stage: str, jobs: str
) -> None:
    from kg.build import build

    output, mark = tmp_path / "output", tmp_path / "mark"
    build([write(item("a"))], output, jobs=1)
    before = parts(output)
    source = write(*(item(f"{number:03}") for number in range(150)))
    command = [sys.executable, "-c", KILLED, str(source), str(output), str(mark), stage, jobs]
    child = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(root)}, start_new_session=True)
    try:
        for _ in range(600):
            if mark.exists():
                break
            assert child.poll() is None
            time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert parts(output) == before
        report = build([source], output, jobs=1)
        assert (report.articles, report.withdrawn) == (150, 1)
        for _ in range(600):  # its workers end by themselves
            if not _alive(child.pid):
                break
            time.sleep(0.05)
        assert not _alive(child.pid)
    finally:
        child.kill()


def _alive(session: int) -> bool:
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True
