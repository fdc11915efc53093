"""kg timeline, as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, article, start

ROW = '["{}",'
"""How the page's data begins the row of a measure."""


def rows(page: Path) -> set[str]:
    """Which of the measures of the small world have a row."""
    text = page.read_text(encoding="utf-8")
    return {name for name in ("隐患排查", "核酸检测", "值班值守", "居家办公") if ROW.format(name) in text}


def test_the_page_stands_beside_the_graph_or_where_it_is_asked_for(
    kg: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "timeline.html"
    done = kg("timeline", "-o", folder)
    assert (done.status, done.out, done.err) == (0, "", f"kg: the page is {folder / 'timeline.html'}\n")
    whole = (folder / "timeline.html").read_bytes()
    assert kg("timeline", "-o", folder, "-o", page).err == f"kg: the page is {page}\n"
    assert page.read_bytes() == whole
    page.unlink()
    assert kg("timeline", "-o", folder, "--to-file", page).status == 0
    assert page.read_bytes() == whole
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").symlink_to(folder)
    assert kg("timeline", "-o", "short.html").err == "kg: the page is short.html\n"
    assert (tmp_path / "short.html").read_bytes() == whole


def test_a_folder_may_have_a_name_like_a_page(kg: Run, folder: Path, tmp_path: Path) -> None:
    named = tmp_path / "my.html"
    named.symlink_to(folder, target_is_directory=True)
    assert kg("timeline", "-o", named).err == f"kg: the page is {named / 'timeline.html'}\n"


def test_measures_districts_and_days_choose(kg: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "t.html"

    def shown(*arguments: str) -> set[str]:
        done = kg("timeline", *arguments, "-o", folder, "-o", page)
        assert done.status == 0, done.err
        return rows(page)

    whole = shown()
    assert len(whole) > 1
    one, other = sorted(whole)[:2]
    assert shown("--measure", one) == {one}
    assert shown("--measure", one, other) == shown("--measure", one, "--measure", other) == {one, other}
    assert shown("--since", "2030-01-01") == shown("--until", "2000-01-01") == set()
    assert "no directive fits" in kg("timeline", "--since", "2030-01-01", "-o", folder, "-o", page).err
    assert shown("--from", "2000-01-01", "--to", "2030-01-01") == whole


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--measure", "核酸检查"], "kg: error: 核酸检查: no measure of this name in the graph; near it: 核酸检测\n"),
        (["--district", "无此区"], "kg: error: 无此区: no district of this name in the graph"),
        (["--since", "2025-07-02", "--until", "2025-07-01"], "kg: error: the period ends (2025-07-01) before it"),
        (["--since", "7月1日"], "7月1日 is no day: write it as 2022-05-05\n"),
        (["--measure"], "argument --measure: expected at least one argument\n"),
    ],
)
def test_what_can_not_be_asked_leaves_what_was_there(
    kg: Run, folder: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    page = article(tmp_path, "t.html", "old")
    done = kg("timeline", "-o", folder, "-o", page, *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("kg: error:") <= 1
    assert page.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["t.html"]


def test_no_graph_and_no_place_to_write(kg: Run, folder: Path, tmp_path: Path) -> None:
    done = kg("timeline", "-o", tmp_path)
    assert done.status == 2
    assert "no built graph here; make one with" in done.err
    assert list(tmp_path.iterdir()) == []
    done = kg("timeline", "-o", folder, "-o", tmp_path / "no" / "t.html")
    assert done.status == 2
    assert done.err.endswith("t.html: can't be written: No such file or directory\n")


def test_chinese_under_a_c_locale(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "t.html"
    bare = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    process = start("timeline", "--measure", "核酸检测", "-o", folder, "-o", page, **bare)
    _, err = process.communicate()
    assert (process.returncode, err.decode()) == (0, f"kg: the page is {page}\n")
    assert rows(page) == {"核酸检测"}
