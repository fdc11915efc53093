"""kg query and kg queries, as a user meets them."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from kg.cli.query import FORMATS
from kg.query import FORMATS as KNOWN
from kg.query import questions
from tests.cli.conftest import Run, start
from tests.query.world import LIN

# Asks for every three triples of the graph: longer than any test waits.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d || ?b != ?h) }"


def test_formats_are_those_of_the_engine() -> None:
    assert FORMATS == KNOWN


def test_a_shipped_question(kg: Run, folder: Path) -> None:
    done = kg("query", "who-presided", "--set", "since=2025-07-01", "--set", "body=防汛", "-o", folder)
    assert done.status == 0
    assert done.err == ""
    head, rule, *rows = done.out.splitlines()
    assert head.split()[:2] == ["day", "official"]
    assert set(rule) == {"-", " "}
    assert [row.split()[1] for row in rows] == [LIN, "周若谷"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
def test_formats(kg: Run, folder: Path, form: str) -> None:
    done = kg("query", "meetings-of-official", "--set", f"official={LIN}", "--format", form, "-o", folder)
    assert done.status == 0
    if form == "json":
        assert len(json.loads(done.out)["results"]["bindings"]) == 3
    else:
        assert len(done.out.splitlines()) == 4


def test_a_file_and_standard_input(kg: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("CONSTRUCT { ?e a kg:Meeting } WHERE { ?e a kg:Meeting }", encoding="utf-8")
    done = kg("query", file, "-o", folder)
    assert done.status == 0
    assert done.out.count("kg:Meeting") == 3
    process = start("query", "-", "--format", "csv", "-o", folder)
    out, err = process.communicate("ASK { ?e a kg:Meeting } # 蔡".encode())
    assert (process.returncode, out.strip(), err) == (0, b"true", b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["who"], "kg: error: who: no question of this name: did you mean"),
        (["who-presided", "--set", "x=1"], "kg: error: who-presided: no parameter x; parameters:"),
        (["who-presided", "--set", "body"], "kg: error: --set body: write it as --set name=value"),
        (["who-presided", "--set", "body=a", "--set", "body=b"], "kg: error: --set body=b: body is given twice"),
        (["who-presided", "--format", "ttl"], "kg: error: ttl is for CONSTRUCT and DESCRIBE"),
        (["articles-about-day", "--set", "day=yesterday"], "kg: error: day=yesterday: a day is asked for"),
        (["missing.rq"], "kg: error: missing.rq: can't be read"),
    ],
)
def test_what_can_not_be_asked_is_said_in_one_line(kg: Run, folder: Path, arguments: list[str], said: str) -> None:
    done = kg("query", *arguments, "-o", folder)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith(said)
    assert done.err.count("\n") == 1


def test_no_graph(kg: Run, tmp_path: Path) -> None:
    done = kg("query", "who-presided", "-o", tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "no built graph here; make one with" in done.err


def test_a_limit_that_is_reached_is_said(kg: Run, folder: Path) -> None:
    done = kg("query", "who-presided", "--set", "limit=2", "-o", folder)
    assert done.err == "kg: 2 rows, as many as asked for; there may be more: --set limit=N\n"
    assert kg("query", "who-presided", "--set", "limit=9", "-o", folder).err == ""


def test_queries_lists_every_question(kg: Run) -> None:
    lines = kg("queries").out.splitlines()
    assert [line for line in lines[:-1] if not line.startswith(" ")] == [question.source for question in questions()]
    records = json.loads(kg("queries", "--format", "json").out)
    assert [record["name"] for record in records] == [question.source for question in questions()]
    assert records[0]["parameters"][0]["name"] == "day"


def test_queries_explains_one(kg: Run) -> None:
    text = kg("queries", "who-presided").out
    assert "谁主持了会议" in text
    assert "--set body=防汛" in text
    assert "SELECT ?day ?official" in text
    assert json.loads(kg("queries", "who-presided", "--format", "json").out)["sparql"].startswith("# zh:")
    assert kg("queries", "who").status == 2


def test_chinese_under_a_c_locale(folder: Path) -> None:
    bare = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    process = start("query", "meetings-of-official", "--set", f"official={LIN}", "-o", folder, **bare)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.decode("utf-8").count(LIN) >= 3
    process = start("query", "meetings-of-official", "--set", "official=林知元", "-o", folder, **bare)
    _, err = process.communicate()
    assert "official=林知元: no official of this name in the graph; near it: 林知远" in err.decode("utf-8")


def test_a_reader_that_has_enough_ends_the_command_quietly(folder: Path) -> None:
    many = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    for form in ("table", "csv", "json"):
        process = start("query", "-", "--format", form, "-o", folder)
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(many.encode())
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
@pytest.mark.parametrize("pause", [0.0, 2.0])
def test_ctrl_c_ends_a_query_that_does_not_end(folder: Path, tmp_path: Path, pause: float) -> None:
    """Whether it comes before the engine works or while it does."""
    pipe = tmp_path / "endless.rq"
    os.mkfifo(pipe)
    process = start("query", pipe, "-o", folder)
    pipe.write_text(ENDLESS, encoding="utf-8")  # returns when the command reads it, and is well under way
    time.sleep(pause)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err == b"kg: interrupted\n"


def test_a_query_may_be_typed(kg: Run, folder: Path) -> None:
    done = kg("query", "SELECT (1 AS ?one) {}", "--format", "csv", "-o", folder)
    assert done.status == 0
    assert done.out.split() == ["one", "1"]


def test_a_typed_query_that_breaks_off_is_told_in_one_line(kg: Run, folder: Path) -> None:
    done = kg("query", "SELECT ?x WHERE { ?x ", "-o", folder)
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "no question" not in done.err
