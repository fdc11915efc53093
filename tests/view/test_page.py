"""The file: the same bytes, written whole, nothing in it but what is ours and two blocks of data."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from kg.errors import RunError
from kg.view import page, view_of, write_view
from kg.view.pack import block, unblock
from kg.view.previous import earlier
from kg.view.render import SCRIPTS, STYLES, words
from tests.view.small import small

FOLDER = Path(__file__).resolve().parents[2] / "kg" / "view" / "page"


@pytest.fixture(scope="module")
def source() -> str:
    return page(view_of(small().store()))


def test_two_pages_of_one_graph_are_the_same_bytes(source: str) -> None:
    other = small()
    other.quads.reverse()
    assert page(view_of(other.store())) == source


def test_places_of_an_earlier_page_are_kept(source: str, tmp_path: Path) -> None:
    old = tmp_path / "graph.html"
    old.write_text(source, encoding="utf-8")
    network, people = earlier(tmp_path / "none.html", old)
    assert len(network) == 13
    assert len(people) == 5
    moved = {name: (x + 1000, y) for name, (x, y) in network.items()}
    view = view_of(small().store())
    old.write_text(page(view, moved, people), encoding="utf-8")
    assert earlier(old)[0] == moved


@pytest.mark.parametrize(
    "text",
    ["", "<html>", '<script type="application/gzip" id="picture">AAAA</script>',
     f'<script type="application/gzip" id="picture">{block({"iri": ["a"], "x": [1]})}</script>',
     f'<script type="application/gzip" id="picture">{block([1])}</script>'],
)  # fmt: skip
def test_a_file_that_is_no_page_of_ours_is_passed_over(text: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.html"
    file.write_text(text, encoding="utf-8")
    assert earlier(file) == ({}, {})


def test_blocks_pack_and_unpack() -> None:
    content = {"a": [1, None, "云</script>𠮷"]}
    assert unblock(block(content)) == content
    assert not set(block(content)) & set("<>&\"'")
    assert unblock("no block!") is None


def test_policy_names_the_hashes_of_script_and_style(source: str) -> None:
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', source)[0])
    style = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)[0]
    script = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)[0]
    for text in (style, script):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_nothing_outside_is_named(source: str) -> None:
    own = re.sub(r'(id="(?:picture|facts)">)[^<]*', r"\1", source)
    assert set(re.findall(r"https?://[^\s\"'<]+", own)) <= {"http://www.w3.org/2000/svg"}
    assert "\r" not in source


def test_script_builds_text_only() -> None:
    for name in SCRIPTS:
        text = (FOLDER / name).read_text(encoding="utf-8")
        code = re.sub(r"//.*", "", text)
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", code), (
            name
        )
        assert text.count("\n") < 300, name


def test_every_script_and_style_is_in_the_page() -> None:
    assert sorted(SCRIPTS) == sorted(file.name for file in FOLDER.glob("*.js"))
    assert sorted(STYLES) == sorted(file.name for file in FOLDER.glob("*.css"))


def test_every_word_is_used_and_every_used_one_is_there() -> None:
    keys = [word.key for word in words()]
    assert len(keys) == len(set(keys))
    assert all(word.zh and word.en for word in words())
    texts = "".join(file.read_text(encoding="utf-8") for file in FOLDER.iterdir() if file.suffix != ".tsv")
    made = ("kind-", "presence-", "change-", "relation-", "color-", "col-", "tool-", "path-", "help-")
    for key in keys:
        assert f'"{key}"' in texts or key.startswith(made), f"{key} is not used"
    for used in re.findall(r"\bt\(\"([a-z0-9-]+)\"[,)]|data-t(?:-label|-hint)?=\"([^\"]+)\"", texts):
        assert (used[0] or used[1]) in keys
    for word in words():
        assert set(re.findall(r"\{\d\}", word.zh)) == set(re.findall(r"\{\d\}", word.en)), word.key


def test_writes_the_file_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.open_store", lambda _: small().store())
    target = tmp_path / "图.html"
    write_view(tmp_path, target)
    first = target.read_bytes()
    write_view(tmp_path, target)
    assert target.read_bytes() == first
    assert [file.name for file in tmp_path.iterdir()] == ["图.html"]
    with pytest.raises(RunError, match="can't be written"):
        write_view(tmp_path, tmp_path / "nowhere" / "graph.html")
    with pytest.raises(RunError, match="nothing named"):
        write_view(tmp_path, target, about=["无此人"])
    assert target.read_bytes() == first
