from __future__ import annotations

import pytest

from kg.errors import ItemError
from kg.read.decode import decode
from tests.read.helpers import BODY, MORE

TEXT = BODY + MORE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_encodings(encoding: str) -> None:
    data = TEXT.encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):
        data = "\ufeff".encode(encoding) + data
    assert decode(data, "a.txt") == TEXT


def test_gb18030_beyond_gb2312() -> None:
    # 镕 and 喆 are no GB2312, the four-byte 㑇 no GBK.
    text = "副市长周镕、县长林喆、局长何㑇出席会议。" + TEXT
    assert decode(text.encode("gb18030"), "a.txt") == text


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "x-gbk"])
def test_declared_gb_is_gb18030(declared: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head>周镕㑇</html>'
    assert decode(page.encode("gb18030"), "a.html") == page


def test_declared_charset_decides_where_bytes_are_ambiguous() -> None:
    # In GBK these two letters are four bytes that are valid UTF-8 too: two letters of Latvian and Cyrillic.
    page = '<meta charset="gbk">模小'
    assert "模小".encode("gbk").decode() == "ģС"
    assert decode(page.encode("gbk"), "a.html") == page


def test_declared_big5() -> None:
    page = '<html><meta charset="big5"><p>雲溪市召開會議'
    assert decode(page.encode("big5"), "a.html") == page


@pytest.mark.parametrize("declared", ["gb2312", "iso-8859-1", "utf-7", "base64", "idna"])
def test_plain_utf8_is_believed_before_a_wrong_declaration(declared: str) -> None:
    page = f'<meta charset="{declared}">{TEXT}'
    assert decode(page.encode(), "a.html") == page


def test_declared_utf8_that_is_gb18030() -> None:
    page = f'<meta charset="utf-8">{TEXT}'
    assert decode(page.encode("gb18030"), "a.html") == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_cut_within_the_last_character(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)[:-1], "a.txt") == TEXT[:-1]


def test_broken_utf8_names_file_and_offset() -> None:
    good = BODY.encode()
    with pytest.raises(ItemError, match=r"a\.txt: neither UTF-8 nor GB18030: invalid UTF-8 at byte 11$"):
        decode(good[:11] + b"\xff" + good[11:], "a.txt")


def test_broken_utf8_is_not_read_as_mojibake() -> None:
    # One byte lost in the middle: the rest would decode as GB18030, into other characters.
    broken = TEXT.encode()[:31] + TEXT.encode()[32:] + b" "
    assert broken.decode("gb18030", "ignore")
    with pytest.raises(ItemError, match="neither UTF-8"):
        decode(broken, "a.txt")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe1\x9c", "café à la crème, déjà vu".encode("latin-1"), b"\x80" * 50])
def test_neither(data: bytes) -> None:
    with pytest.raises(ItemError, match="neither UTF-8 nor GB18030"):
        decode(data, "a.txt")


def test_binary() -> None:
    with pytest.raises(ItemError, match=r"a\.txt: a binary file \(byte 0 at offset 4\)"):
        decode(b"\x89PNG\x00\x00", "a.txt")


def test_broken_utf16() -> None:
    with pytest.raises(ItemError, match="invalid UTF-16 at byte 4"):
        decode(b"\xff\xfe" + "会".encode("utf-16-le") + b"\x00\xdc" + "议".encode("utf-16-le"), "a.txt")
