"""The other commands, as a user meets them; every command explains itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from kg.cli import COMMANDS
from kg.cli.export import FORMATS, PROJECTIONS
from tests.cli.conftest import TEXT, Run, article, start

KEYS = {"id", "title", "source", "published", "events", "officials", "districts", "measures", "evidence"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_help_names_every_command(kg: Run) -> None:
    done = kg("--help")
    assert done.status == 0
    for command in COMMANDS:
        assert f"    {command.name}" in done.out
    assert kg().status == 2
    assert kg("--version").out.startswith("kg ")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_of_a_command_has_examples(kg: Run, command: object) -> None:
    name = getattr(command, "name", "")
    done = kg(name, "--help")
    assert done.status == 0
    assert f"  kg {name}" in done.out.partition("examples:")[2]


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["query"], ["extract"], ["extract", "x", "--jobs", "0"], ["view", "--from", "1.5."]]
)
def test_unusable_arguments(kg: Run, arguments: list[str]) -> None:
    done = kg(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "error:" in done.err


@pytest.mark.parametrize("jobs", [1, 2])
def test_extract_writes_facts_in_the_order_of_the_sources(kg: Run, articles: Path, jobs: int) -> None:
    done = kg("extract", articles, "--jobs", jobs)
    assert (done.status, done.err) == (0, "")
    records = [json.loads(line) for line in done.out.splitlines()]
    assert [record["id"] for record in records] == ["0", "1", "2"]
    assert set(records[0]) >= KEYS
    assert "text" not in records[0]
    assert records[0]["events"][0]["presiders"] == ["林知远"]


def test_extract_with_text_counts_its_offsets(kg: Run, articles: Path) -> None:
    (record, *_) = (json.loads(line) for line in kg("extract", articles, "--text").out.splitlines())
    assert record["evidence"]
    for item in record["evidence"]:
        assert record["text"][item["start"] : item["end"]] == item["quote"]


def test_what_is_skipped_is_named_and_counted(kg: Run, articles: Path) -> None:
    (articles / "9.txt").write_bytes(b"")
    done = kg("extract", articles)
    assert done.status == 0
    assert len(done.out.splitlines()) == 3
    assert done.err.splitlines() == [f"kg: skipped {articles / '9.txt'}: the file is empty", "kg: 1 skipped"]
    assert kg("extract", articles, "--strict").status == 1


def test_a_source_that_is_not_there(kg: Run, tmp_path: Path) -> None:
    done = kg("extract", tmp_path / "nowhere")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"kg: error: {tmp_path / 'nowhere'}: no such file or folder\n"


def test_extract_from_standard_input() -> None:
    process = start("extract", "-", "--jobs", "1")
    lines = [json.dumps({"id": str(number), "text": TEXT}, ensure_ascii=False) for number in range(2)]
    out, err = process.communicate("\n".join(lines).encode())
    assert (process.returncode, err) == (0, b"")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["0", "1"]


def test_a_reader_that_has_enough_ends_extract_quietly(tmp_path: Path) -> None:
    for number in range(200):
        article(tmp_path, f"{number:03}.txt", TEXT)
    process = start("extract", tmp_path, "--jobs", "2", "--text")
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""


def test_from_articles_to_answers(kg: Run, articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    done = kg("build", articles, "-o", output)
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("kg: 3 articles: ")
    assert {"graph.ttl", "graph.html", "facts.jsonl", "store", "report.json"} <= names(output)
    assert "林知远" in kg("query", "who-presided", "-o", output).out
    page = tmp_path / "page.html"
    assert kg("view", "--about", "林知远", "--to-file", page, "-o", output).status == 0
    assert "林知远" in page.read_text(encoding="utf-8")
    assert kg("validate", "-o", output).status == 0
    done = kg("evaluate", output / "facts.jsonl", "-o", output, "--format", "json")
    assert done.status == 0
    assert json.loads(done.out)


def test_export_to_a_file_and_to_standard_output(kg: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.nt"
    assert kg("export", "--format", "nt", "--to", target, "-o", folder).status == 0
    assert target.read_text(encoding="utf-8") == kg("export", "--format", "nt", "-o", folder).out
    assert names(tmp_path) == {"graph.nt"}


def test_an_export_that_fails_leaves_what_was_there(kg: Run, tmp_path: Path) -> None:
    target = article(tmp_path, "graph.nt", "old")
    done = kg("export", "--format", "nt", "--to", target, "-o", tmp_path)
    assert done.status == 2
    assert "no built graph here" in done.err
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == {"graph.nt"}
    done = kg("export", "--format", "nt", "--to", tmp_path / "no" / "graph.nt", "-o", tmp_path)
    assert "graph.nt: can't be written: No such file or directory" in done.err


def test_formats_are_those_of_the_exporter() -> None:
    from kg.export import FORMATS as KNOWN
    from kg.network import PROJECTIONS as KNOWN_PROJECTIONS

    assert set(KNOWN) == set(FORMATS)
    assert set(KNOWN_PROJECTIONS) == set(PROJECTIONS)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_one_line(folder: Path) -> None:
    import subprocess

    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kg", "query", "who-presided", "-o", str(folder)]
        root = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=root, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("kg: error: ")
    assert done.stderr.count(b"\n") == 1
