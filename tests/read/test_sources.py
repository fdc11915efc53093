from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from kg.errors import ItemError, RunError
from kg.read import READERS, read
from kg.read.sources import MAX_BYTES, SUFFIXES
from tests.read.helpers import BODY, MORE, TITLE, read_all, read_bytes, read_one


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}的会议召开了。{BODY}", encoding="utf-8")


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "b.txt",
        "a/z.md",
        "a/c/y.txt",
        "c.TXT",
        "10.txt",
        "9.txt",
        ".hidden.txt",
        ".git/x.txt",
        "p.png",
        "README.md",
    )
    articles, errors = read_all(tmp_path)
    assert [article.id for article in articles] == ["10", "9", "y", "z", "b", "c"]
    assert errors == []
    assert articles[2].source == f"{tmp_path}/a/c/y.txt"


def test_sources_come_in_the_order_given(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    articles, _ = read_all(tmp_path / "b.txt", tmp_path / "a.txt")
    assert [article.id for article in articles] == ["b", "a"]


def test_one_source_needs_no_list(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    assert [article.id for article in read(tmp_path)] == [article.id for article in read(str(tmp_path))] == ["a"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.b.txt", BODY),
        ("a.b.md", f"---\ntitle: {TITLE}\n---\n{BODY}"),
        ("a.b.html", f"<html><title>{TITLE}</title><body><p>{BODY}</p></html>"),
        ("a.b.htm", f"<p>{BODY}</p>"),
        ("a.b.jsonl", f'{{"id": "a.b", "text": "{BODY}"}}'),
        ("a.b.ndjson", f'{{"id": "a.b", "text": "{BODY}"}}'),
    ],
)
def test_every_shape_plain_and_compressed(tmp_path: Path, name: str, data: str) -> None:
    plain = read_one(tmp_path, name, data)
    assert plain.id == "a.b"
    assert plain.text.endswith(BODY)
    assert read_one(tmp_path, f"{name}.gz", gzip.compress(data.encode())).text == plain.text
    assert read_one(tmp_path / "A", f"{name.upper()}.GZ", gzip.compress(data.encode())).text == plain.text


def test_every_suffix_has_a_reader() -> None:
    assert [reader.name for reader in READERS] == ["jsonl", "post", "page", "plain"]
    assert {".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson"} == set(SUFFIXES)


def test_a_file_of_any_name_is_read_where_the_user_names_it(tmp_path: Path) -> None:
    assert read_one(tmp_path, "report", BODY).text == BODY
    assert read_one(tmp_path, "report.aspx", f"<html><p>{BODY}</p></html>").text == BODY


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "no such file or folder"), ("a\0b", "can't be read|no such file"), ("x" * 5000, "can't be read")],
)
def test_a_source_that_is_not_there_stops_the_run_at_once(tmp_path: Path, name: str, reason: str) -> None:
    fill(tmp_path, "a.txt")
    with pytest.raises(RunError, match=reason) as caught:
        read([tmp_path / "a.txt", f"{tmp_path}/{name}"])
    assert "\n" not in str(caught.value)


def test_a_folder_without_articles_stops_the_run(tmp_path: Path) -> None:
    fill(tmp_path, "a.csv", ".b.txt", "c/.d/e.txt")
    with pytest.raises(RunError, match=r"no article file in this folder \(looked for \.txt \.md"):
        read([tmp_path])


def test_a_source_without_permission_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    for source in (tmp_path, tmp_path / "a.txt"):
        with pytest.raises(RunError, match="no permission to read it"):
            read([source])


def test_an_unreadable_file_in_a_folder_is_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt", "c/d.txt")
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):
        pytest.skip("this user may read everything")
    (tmp_path / "c").chmod(0)
    articles, errors = read_all(tmp_path)
    (tmp_path / "c").chmod(0o700)
    assert [article.id for article in articles] == ["b"]
    assert errors == [f"{tmp_path}/{name}: can't be read (Permission denied)" for name in ("a.txt", "c")]


def test_what_a_folder_holds_beside_files(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    articles, errors = read_all(tmp_path)
    assert [article.id for article in articles] == ["a", "b"]
    assert errors == [
        f"{tmp_path}/dangling.txt: a link to a file that is not there",
        f"{tmp_path}/pipe.txt: no regular file",
    ]


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 (a path of bytes)
        file.write(BODY.encode())
    articles, errors = read_all(tmp_path)
    assert errors == []
    assert articles[0].id == "?"
    articles[0].source.encode()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf \n\n", "the file is empty"),
        ("a.html", b"", "the file is empty"),
        ("a.jsonl", b"", "the file is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "a binary file (byte 0 at offset 8)"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00", "a binary file (byte 0 at offset 8)"),
        ("a", b"\x89PNG\r\n\x1a\n\x00\x00", "a binary file (byte 0 at offset 8)"),
        ("a.md", b"\xff\xfb\x90\x64", "neither UTF-8 nor GB18030: invalid UTF-8 at byte 0"),
        ("a.txt.gz", b"no gzip at all", "can't be read (Not a gzipped file (b'no'))"),
        ("a.txt.gz", gzip.compress(MORE.encode() * 99)[:-20], "the compressed file is cut off"),
        ("a.txt.gz", gzip.compress(b"")[:10] + b"\xff" * 30, "can't be read"),
        ("a.jsonl.gz", b"no gzip at all", "can't be read (Not a gzipped file (b'no'))"),
        ("a.html", b"<html><body><script>1</script></body></html>", "no text"),
        ("a.txt", "。".encode() * (MAX_BYTES // 3 + 1), "longer than 32 MB"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_bad_files_are_skipped_with_one_line(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    articles, errors = read_bytes(tmp_path, name, data)
    assert articles == []
    assert len(errors) == 1
    assert errors[0].startswith(f"{name}: {reason}")
    assert "\n" not in errors[0]


def test_the_rest_goes_on_behind_a_bad_file(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    articles, errors = read_all(tmp_path)
    assert [article.id for article in articles] == ["a", "c"]
    assert len(errors) == 1


def test_a_bad_item_is_raised_where_nobody_takes_it(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "b.txt").write_bytes(b"")
    articles = read([tmp_path])
    assert next(articles).id == "a"
    with pytest.raises(ItemError, match="the file is empty") as caught:
        next(articles)
    assert caught.value.source == f"{tmp_path}/b.txt"
    assert caught.value.reason == "the file is empty"


def test_a_second_article_of_an_id_is_skipped(tmp_path: Path) -> None:
    for folder, text in (("a", BODY), ("b", BODY), ("c", MORE)):
        read_bytes(tmp_path / folder, "001.txt", text.encode())
    articles, errors = read_all(tmp_path)
    assert [article.text for article in articles] == [BODY]
    assert errors == [
        f"{tmp_path}/b/001.txt: an article with the id 001 and the same text was read before",
        f"{tmp_path}/c/001.txt: an article with the id 001 and another text was read before",
    ]


def test_files_are_closed(tmp_path: Path) -> None:
    fill(tmp_path, *(f"{number}.txt" for number in range(50)))
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("no list of open files on this system")
    before = len(list(handles.iterdir()))
    articles = read([tmp_path])
    for _ in range(50):
        next(articles)
    assert len(list(handles.iterdir())) <= before + 3
