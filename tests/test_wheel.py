"""The wheel, built by way of the source distribution, holds the code and exactly the data that git tracks."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

DATA = ("ontology", "queries")


def tracked(root: Path, *folders: str) -> set[str]:
    """Files of these folders that git tracks."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout: what the wheel should hold is not known")
    return set(filter(None, listed.stdout.decode().split("\0")))


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the files that git tracks, with a stray file laid beside the data."""
    source = tmp_path_factory.mktemp("source")
    for name in tracked(root):
        if (root / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((root / name).read_bytes())
    (source / "ontology" / ".coverage").write_bytes(b"left by accident, ignored by git")
    target = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(source)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def held(wheel: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(wheel) as archive:
        yield archive


def test_data_is_what_git_tracks(root: Path, held: zipfile.ZipFile) -> None:
    shipped = {name.removeprefix("kg/_data/") for name in held.namelist() if name.startswith("kg/_data/")}
    assert shipped == tracked(root, *DATA)
    for name in shipped:
        assert held.read(f"kg/_data/{name}") == (root / name).read_bytes(), name


def test_code_is_what_git_tracks(root: Path, held: zipfile.ZipFile) -> None:
    shipped = {name for name in held.namelist() if not name.startswith("kg/_data/") and ".dist-info/" not in name}
    assert shipped == tracked(root, "kg")


def test_metadata(held: zipfile.ZipFile) -> None:
    (metadata,) = (name for name in held.namelist() if name.endswith(".dist-info/METADATA"))
    text = held.read(metadata).decode()
    assert "\nRequires-Python: >=3.10\n" in text
    assert "\nLicense-Expression: Apache-2.0\n" in text
    assert any(name.endswith("/licenses/LICENSE") for name in held.namelist())


def test_unpacked_wheel_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Code and data come from the wheel; the dependencies are those of this environment."""
    place = tmp_path / "place"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    environment = {**os.environ, "PYTHONPATH": str(place)}
    where = [sys.executable, "-c", "import kg, kg.resources as r; print(kg.__file__); print(r.data_folder('queries'))"]
    done = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert all(line.startswith(str(place)) for line in done.stdout.splitlines()), done.stdout
    help_ = [sys.executable, "-m", "kg", "--help"]
    assert (
        "build"
        in subprocess.run(help_, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    )
    listing = [sys.executable, "-m", "kg", "queries"]
    assert subprocess.run(listing, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
