"""Whatever the bytes, a reader gives articles or one line a reason, and every article keeps its promises."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import ItemError
from kg.model import Article
from kg.read import read
from kg.text import normalise, shanghai_day
from tests.read.helpers import BODY

PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "title: ",
            "'",
            '"',
            "\n",
            "{",
            "}",
            "[",
            '"text": ',
            "<p>",
            "</p>",
            "<!--",
            "<div class=share>",
            "&#0;",
        ),
        *(
            "<html>",
            "<title>",
            "<h1>",
            "charset=gbk",
            "<meta charset='big5'>",
            "云溪市",
            BODY,
            "来源：",
            "　",
            "\r",
            "\0",
        ),
        *("2025-07-03", "<script>", "í\xa0\x80", "&nbsp;", "- ", ":", "&a ", "*a", "? "),
    ]
)
DATA = st.binary(max_size=200) | st.lists(PIECES, max_size=12).map(lambda parts: "".join(parts).encode("utf-8"))
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a", "a.txt.gz", "a.jsonl.gz"])


def keeps_promises(article: Article) -> None:
    assert article.id
    assert normalise(article.text) == article.text
    assert article.text[article.body :]
    assert article.text[: article.body] == (f"{article.title}\n" if article.title else "")
    assert article.published is None or (article.published.tzinfo and shanghai_day(article.published))
    for field in (article.id, article.title, article.text, article.publisher, article.editor, article.url):
        field.encode()
        assert "\n" not in field or field == article.text


def every(path: Path) -> None:
    skipped: list[ItemError] = []
    for article in read([path], skipped=skipped.append):
        keeps_promises(article)
    assert all("\n" not in str(error) for error in skipped)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(name=NAMES, data=DATA, compressed=st.booleans())
def test_random_bytes(tmp_path: Path, name: str, data: bytes, compressed: bool) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if compressed and name.endswith(".gz") else data)
    every(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
RECORD = st.dictionaries(
    st.sampled_from(["id", "title", "published", "url", "publisher", "author", "editor", "text", "html", "date"]), JSON
)


@given(st.lists(RECORD | JSON, max_size=4))
def test_records_of_any_type(records: list[Any]) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in records).encode()
    skipped: list[ItemError] = []
    for article in read(["-"], stdin=io.BytesIO(lines), skipped=skipped.append):
        keeps_promises(article)
    assert all("\n" not in str(error) for error in skipped)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl"])
def test_a_file_cut_anywhere(tmp_path: Path, suffix: str) -> None:
    page = f"<html><head><title>会议</title><meta charset=utf-8></head><body><div><p>{BODY}</p></div></body></html>"
    whole = {
        ".txt": f"\n---\ntitle: '会议'\ndate: 2025-07-03\n---\n<div><p>{BODY}</p><!-- 一 --><p>来源：云溪网</p></div>",
        ".html": page,
        ".jsonl": f'{{"id": "a", "html": "<p>{BODY}</p>"}}\n{{"id": "b", "text": "{BODY}"}}',
    }[suffix].encode()
    for end in range(len(whole)):
        path = tmp_path / f"a{suffix}"
        path.write_bytes(whole[:end])
        every(path)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("5日,区委(扩大)会议召开:好!", "5日，区委（扩大）会议召开：好！"),
        ('举行"绿水"行动;办法(2024)', "举行“绿水”行动；办法（2024）"),
        ("a,b (c) 1,234 9:30", "a,b (c) 1,234 9:30"),
        ('(a(中)b)"A "', '(a（中）b)"A "'),
    ],
)
def test_ascii_marks_with_chinese_characters_are_chinese_marks(printed: str, read: str) -> None:
    assert normalise(printed) == read
    assert normalise(read) == read
