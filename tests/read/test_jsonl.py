from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ItemError
from kg.read import read
from kg.read.sources import MAX_BYTES
from kg.text import SHANGHAI
from tests.read.helpers import BODY, MORE, TITLE, read_bytes, read_one


def line(**fields: Any) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def test_every_field(tmp_path: Path) -> None:
    data = line(
        id="a-1", title=TITLE, text=BODY, url="https://example.org/1", publisher="云溪日报",
        author=["林知远", "周若谷、何青川"], published="2025-07-04 08:30", editor="编辑甲",
    )  # fmt: skip
    article = read_one(tmp_path, "items.jsonl", data)
    assert article.id == "a-1"
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n{BODY}"
    assert article.text[article.body :] == BODY
    assert article.published == datetime(2025, 7, 4, 8, 30, tzinfo=SHANGHAI)
    assert (article.publisher, article.url, article.editor) == ("云溪日报", "https://example.org/1", "编辑甲")
    assert article.authors == ("林知远", "周若谷", "何青川")
    assert article.source == f"{tmp_path}/items.jsonl:1"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "a-1", "url": "https://example.org/1"}, "a-1"),
        ({"id": 17}, "17"),
        ({"id": "", "url": "https://example.org/1"}, "https://example.org/1"),
        ({"id": None, "url": "/news/1"}, "/news/1"),
        ({"id": " a\n1 "}, "a 1"),
        ({"id": ["a"]}, "items:1"),
        ({}, "items:1"),
    ],
)
def test_the_id_is_its_own_else_the_url_else_file_and_line(
    tmp_path: Path, fields: dict[str, Any], expected: str
) -> None:
    assert read_one(tmp_path, "items.jsonl", line(text=BODY, **fields)).id == expected


def test_text_alone_is_enough(tmp_path: Path) -> None:
    article = read_one(tmp_path, "items.ndjson", line(text=BODY))
    assert (article.title, article.body, article.text, article.published) == ("", 0, BODY, None)


def test_html(tmp_path: Path) -> None:
    html = f"<p><strong>云溪网消息</strong>：{BODY}</p><p>来源：云溪日报</p><script>1</script>"
    article = read_one(tmp_path, "items.jsonl", line(title=TITLE, html=html))
    assert article.text == f"{TITLE}\n云溪网消息：{BODY}"
    assert article.publisher == "云溪日报"


def test_html_in_the_text_field(tmp_path: Path) -> None:
    assert read_one(tmp_path, "items.jsonl", line(text=f"<p>{BODY}</p><p>{MORE}</p>")).text == f"{BODY}\n{MORE}"


def test_a_whole_page_in_the_html_field(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><head><title>{TITLE}_云溪网</title></head><body><nav>首页</nav><p>{BODY}</p></body>"
    article = read_one(tmp_path, "items.jsonl", line(html=page, published="2025-07-04"))
    assert (article.title, article.text) == (TITLE, f"{TITLE}\n{BODY}")
    assert article.day is not None


def test_links_of_other_kinds_are_dropped(tmp_path: Path) -> None:
    assert read_one(tmp_path, "items.jsonl", line(text=BODY, url="javascript:alert(1)")).url == ""


def test_lone_surrogates_and_controls_leave_ids_and_titles(tmp_path: Path) -> None:
    data = b'{"id": "a\\ud800\\u0000", "title": "\\ud83d' + TITLE.encode() + b'", "text": "' + BODY.encode() + b'"}'
    article = read_one(tmp_path, "items.jsonl", data)
    assert (article.id, article.title) == ("a", TITLE)
    article.text.encode()


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"[1, 2]", "a list where a JSON object is asked for"),
        (b"5", "a number where a JSON object is asked for"),
        (b'"text"', "a text where a JSON object is asked for"),
        (b"null", "null where a JSON object is asked for"),
        (b"true", "a truth value where a JSON object is asked for"),
        (b"{", "not JSON: Expecting property name enclosed in double quotes, column 2"),
        (b'{"text": "' + BODY.encode()[:8], "not JSON: Unterminated string starting at, column 10"),
        (b'{"text": 5}', 'no text (neither "text" nor "html" holds any)'),
        (b'{"title": "t"}', 'no text (neither "text" nor "html" holds any)'),
        (b'{"text": "", "html": "<p></p>"}', "no text"),
        (b"[" * 100_000, "JSON nested too deep"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"text": "\xff\xff"}', "neither UTF-8 nor GB18030: invalid UTF-8 at byte 10"),
        (b"\x00\x01", "a binary file"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_bad_line_is_skipped_with_its_number(tmp_path: Path, bad: bytes, reason: str) -> None:
    articles, errors = read_bytes(tmp_path, "items.jsonl", line(text=BODY) + b"\n" + bad + b"\n" + line(text=MORE))
    assert [article.text for article in articles] == [BODY, MORE]
    assert len(errors) == 1
    assert errors[0].startswith(f"items.jsonl:3: {reason}")
    assert "\n" not in errors[0]


def test_a_line_that_is_too_long_is_never_held(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl.gz"
    chunk = b"x" * 1_000_000
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(line(text=BODY) + b'{"text": "')
        for _ in range(150):
            file.write(chunk)
        file.write(b'"}\n' + line(text=MORE))
    skipped: list[ItemError] = []
    tracemalloc.start()
    articles = list(read([path], skipped=skipped.append))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [article.text for article in articles] == [BODY, MORE]
    assert [str(error) for error in skipped] == [f"{path}:2: the line is longer than 32 MB"]
    assert peak < 3 * MAX_BYTES


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "".join((line(title=TITLE, text=BODY) + line(title=TITLE, text=MORE)).decode())
    articles, errors = read_bytes(tmp_path, "items.jsonl", text.encode(encoding))
    assert errors == []
    assert [article.text for article in articles] == [f"{TITLE}\n{BODY}", f"{TITLE}\n{MORE}"]


def test_broken_utf16_is_given_up_with_what_was_read_before(tmp_path: Path) -> None:
    data = line(text=BODY).decode().encode("utf-16") + b"\x00\xdc" * 10_000
    articles, errors = read_bytes(tmp_path, "items.jsonl", data)
    assert [article.text for article in articles] in ([BODY], [])
    assert errors == ["items.jsonl: invalid UTF-16; nothing behind it was read"]


def test_empty(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "items.jsonl", b"\n \n")[1] == ["items.jsonl: the file is empty"]


@pytest.mark.parametrize("data", [b'[{"text": "a"}]', b'{\n  "text": "a"\n}\n'])
def test_json_that_is_no_jsonl_is_refused_once(tmp_path: Path, data: bytes) -> None:
    for name in ("items.json", "items"):
        articles, errors = read_bytes(tmp_path, name, data)
        assert articles == []
        assert errors == [f"{name}: no JSON Lines: one object a line is read, not a list or an indented object"]


def test_jsonl_by_another_name(tmp_path: Path) -> None:
    assert read_one(tmp_path, "items.json", line(text=BODY)).id == "items:1"
    assert read_one(tmp_path, "items", line(text=MORE)).text == MORE


def test_stdin() -> None:
    stream = io.BytesIO(line(text=BODY) + line(id="b", text=MORE))
    articles = list(read(["-"], stdin=stream))
    assert [(article.id, article.source) for article in articles] == [("stdin:1", "<stdin>:1"), ("b", "<stdin>:2")]
    assert not stream.closed


def test_stdin_that_is_empty() -> None:
    with pytest.raises(ItemError, match="<stdin>: the file is empty"):
        list(read(["-"], stdin=io.BytesIO()))


def test_lines_come_one_by_one() -> None:
    class Endless(io.RawIOBase):
        """A pipe that never ends: whoever wants all of it waits for ever."""

        count = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.count += 1
            return line(text=f"{BODY}{self.count}")

    endless = Endless()
    articles = read(["-"], stdin=endless)  # type: ignore[arg-type]
    assert next(articles).text == f"{BODY}1"
    assert next(articles).text == f"{BODY}2"
    assert endless.count == 2
