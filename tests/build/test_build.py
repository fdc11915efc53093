from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import build
from kg.errors import RunError
from kg.resolve.links import HEADER
from kg.store import graph_file, open_store
from kg.validate import validate
from tests.build.conftest import Write, item, parts


def quads(folder: Path) -> set[str]:
    return {str(quad) for quad in open_store(folder)}


def test_a_build_leaves_all_its_parts(tmp_path: Path, write: Write) -> None:
    output = tmp_path / "deep" / "output"
    report = build([write(item("a"), item("b", "2025-08-04"))], output, jobs=1)
    assert sorted(path.name for path in output.iterdir()) == [
        "facts.jsonl", "graph.html", "graph.ttl", "links.tsv", "report.json", "store"
    ]  # fmt: skip
    assert (report.articles, report.added, report.unchanged, report.skipped) == (2, 2, 0, [])
    assert (report.counts["events"], report.counts["officials"], report.counts["participations"]) == (2, 3, 6)
    assert report.counts["triples"] == len(quads(output))
    assert list(report.seconds) == ["read", "extract", "resolve", "write", "view"]
    assert json.loads((output / "report.json").read_text(encoding="utf-8"))["articles"] == 2
    lines = [json.loads(line) for line in (output / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    assert lines[1]["source"].endswith("articles.jsonl:2")
    assert validate(output).violations == ()


def test_the_same_articles_give_the_same_bytes_in_any_order(tmp_path: Path, write: Write) -> None:
    items = [item(str(number), f"2025-07-{number % 3 + 1:02}") for number in range(9)]
    for name in ("one", "two"):
        for number, each in enumerate(items):
            write(each, name=f"{number}.jsonl")
        files = sorted(tmp_path.glob("*.jsonl"), reverse=name == "two")
        build(files, tmp_path / name, jobs=1)
    assert parts(tmp_path / "one") == parts(tmp_path / "two")


def test_processes_give_what_one_gives(tmp_path: Path, write: Write) -> None:
    items = [item(f"{number:03}", f"2025-07-{number % 28 + 1:02}") for number in range(150)]
    source = write(*items)
    build([source], tmp_path / "one", jobs=1)
    build([source], tmp_path / "two", jobs=2)
    assert parts(tmp_path / "one") == parts(tmp_path / "two")


STEPS = {
    "another day": [item("a"), item("b", "2025-08-04"), item("c", "2025-09-04")],
    "a second report of the same meeting": [item("0"), item("a"), item("b", "2025-08-04")],
    "a third, and one that goes": [item("0"), item("a2"), item("b", "2025-08-04")],
    "another text": [item("0"), item("a2", text="什么也没有。"), item("b", "2025-08-04")],
    "nobody's posts are told": [item("0", publisher="无职务"), item("b", "2025-08-04", publisher="无职务")],
    "told again": [item("0", publisher="无职务"), item("b", "2025-08-04")],
}


def test_what_a_later_build_changes_is_what_a_build_anew_gives(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.build.output.MOST_CHANGED", 9)
    output = tmp_path / "output"
    build([write(item("a"), item("b", "2025-08-04"))], output, jobs=1)
    for name, items in STEPS.items():
        source = write(*items)
        report = build([source], output, jobs=1)
        fresh = tmp_path / name
        anew = build([source], fresh, jobs=1)
        assert parts(output) == parts(fresh), name
        assert quads(output) == quads(fresh), name
        assert report.counts == anew.counts, name
        graphs = {str(graph) for graph in open_store(output).named_graphs()}
        assert graphs == {str(graph) for graph in open_store(fresh).named_graphs()}, name


def test_claims_may_be_more_than_are_kept(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(item("a"), item("b"), item("c", "2025-08-04", publisher="无职务"))
    build([source], tmp_path / "one", jobs=1)
    monkeypatch.setattr("kg.build.output.KEPT", 2)
    build([source], tmp_path / "two", jobs=1)
    assert parts(tmp_path / "one") == parts(tmp_path / "two")


def test_a_report_says_what_changed(tmp_path: Path, write: Write) -> None:
    output = tmp_path / "output"
    build([write(item("a"), item("b"), item("c"))], output, jobs=1)
    report = build([write(item("c"), item("b", text="改了。"), item("d"))], output, jobs=1)
    assert (report.added, report.changed, report.withdrawn, report.renewed, report.unchanged) == (1, 1, 1, 0, 1)
    assert [json.loads(line)["source"][-2:] for line in (output / "facts.jsonl").open(encoding="utf-8")] == [
        ":2",
        ":1",
        ":3",
    ]


def test_nothing_new_leaves_everything_as_it_is(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    output, source = tmp_path / "output", write(item("a"), item("b", "2025-08-04"))
    build([source], output, jobs=1)
    before = parts(output)
    monkeypatch.setattr("kg.extract.extract", None)
    monkeypatch.setattr("kg.view.write_view", None)
    monkeypatch.setattr("kg.build.output.write_whole", None)
    report = build([source], output, jobs=1)
    assert (report.unchanged, report.counts["events"]) == (2, 2)
    assert parts(output) == before


def test_articles_stay_where_that_is_asked_for(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    build([write(item("a"))], output, jobs=1)
    report = build([write(item("b"))], output, jobs=1, keep=True)
    assert (report.articles, report.added, report.withdrawn) == (2, 1, 0)
    monkeypatch.setattr("kg.build.code_digest", lambda: "another program")
    report = build([write(item("c"))], output, jobs=1, keep=True)
    assert (report.articles, report.added, report.renewed, report.withdrawn) == (3, 1, 2, 0)


def test_another_program_extracts_everything_again(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, source = tmp_path / "output", write(item("a"))
    build([source], output, jobs=1)
    monkeypatch.setattr("kg.build.code_digest", lambda: "another program")
    report = build([source], output, jobs=1)
    assert (report.renewed, report.added, report.unchanged) == (1, 0, 0)


@pytest.mark.parametrize("part", ["store/articles.sqlite", "graph.ttl", "store/graph.nq"])
def test_what_was_spoiled_is_made_anew(tmp_path: Path, write: Write, part: str) -> None:
    output, source = tmp_path / "output", write(item("a"), item("b", "2025-08-04"))
    build([source], output, jobs=1)
    before = parts(output)
    (output / part).write_bytes(b"spoiled")
    build([source], output, jobs=1)
    assert parts(output) == before


def test_links_are_the_users_and_are_heeded(tmp_path: Path, write: Write) -> None:
    output, source = tmp_path / "output", write(item("a"))
    build([source], output, jobs=1)
    links = HEADER + "110000/林知远\tcentral/林知远\tsame\t\n110000/周若谷\t110000/何青川\tsame\t\n"
    (output / "links.tsv").write_text(links + "110000/张三\t330200/张三\tsame\t\n", encoding="utf-8")
    report = build([source], output, jobs=1)
    assert report.counts["officials"] == 2
    assert report.unused_links == 1
    assert (output / "links.tsv").read_text(encoding="utf-8").startswith(links)
    (output / "links.tsv").write_text(links.replace("same", "perhaps"), encoding="utf-8")
    with pytest.raises(RunError, match=r"links\.tsv"):
        build([source], output, jobs=1)
    assert len(quads(output)) == report.counts["triples"]


def test_an_article_that_fails_is_named_and_left_out(tmp_path: Path, write: Write) -> None:
    output = tmp_path / "output"
    build([write(item("a"), item("b"))], output, jobs=1)
    source = write(item("fails-1"), item("b"))
    source.write_text(source.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    report = build([source], output, jobs=1)
    assert report.articles == 1
    assert sorted(skipped.source.rpartition(":")[2] for skipped in report.skipped) == ["1", "3"]
    assert any("can't be extracted" in skipped.reason for skipped in report.skipped)


def test_where_nothing_can_be_read_the_old_output_stays(tmp_path: Path, write: Write) -> None:
    output = tmp_path / "output"
    build([write(item("a"))], output, jobs=1)
    before = parts(output)
    with pytest.raises(RunError, match=r"nothing to build from.*2 skipped.*can't be extracted"):
        build([write(item("fails-1"), item("fails-2"))], output, jobs=1)
    assert parts(output) == before
    assert not [path for path in output.iterdir() if path.name.startswith(".")]


def test_the_store_is_loaded_from_the_quads(tmp_path: Path, write: Write) -> None:
    output = tmp_path / "output"
    build([write(item("a"))], output, jobs=1)
    assert quads(output) == set(map(str, ox.parse(path=str(graph_file(output)), format=ox.RdfFormat.N_QUADS)))
