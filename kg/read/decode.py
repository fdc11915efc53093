"""Bytes to text: UTF-8, UTF-16 with its mark, and GB18030, by evidence and never by a guess that could be wrong."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from kg.errors import ItemError

__all__ = ["decode"]

# Declared by <meta charset=…>, <meta content="…; charset=…">, or encoding="…" of XHTML. GB2312 and GBK are subsets of
# GB18030 and are declared by pages that use more than they hold (WHATWG Encoding Standard, 4.2). Other labels are
# not believed: a Chinese page that says iso-8859-1 carries its server's default.
_DECLARED = re.compile(rb"""(?:charset|encoding)\s?=\s?["']?([A-Za-z0-9_-]{3,20})""")
_BELIEVED = {
    "utf-8": "utf-8", "utf8": "utf-8",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
}  # fmt: skip
_DECLARED_WITHIN = 2048  # bytes; browsers look at 1024

# So many characters of three bytes and more, decoded without a fault, come about in no encoding but UTF-8.
_PLAINLY_UTF8 = 4
_LONG = "[\u0800-\U0010ffff]"  # few files ask for it, and a wide range takes `re` some milliseconds to compile
_BEYOND_ASCII = re.compile("[^\\x00-\\x7f]+")
_COMMON_SHARE = 0.9  # of the characters beyond ASCII, in text that is Chinese of the mainland


def decode(data: bytes, source: str) -> str:
    """The text of a document's bytes, without a byte order mark.

    A mark decides; else plain UTF-8; else the charset that an HTML head declares (gb2312 and gbk are read as
    GB18030); else GB18030, where the outcome is Chinese as it is written. A UTF-8 text that was cut off within its
    last character is read up to there. Raises ItemError, with the offset of the first byte that is no UTF-8, for
    everything else, and for binary data.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _cut_or_raise(data, "utf-16", source)
    if data.startswith(codecs.BOM_UTF8):
        return _cut_or_raise(data, "utf-8", source).removeprefix("\ufeff")
    if b"\0" in data:
        raise ItemError(source, f"a binary file (byte 0 at offset {data.index(0)})")
    declared = _declared(data)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _other(data, declared, error, source)
    if declared in ("", "utf-8") or text.isascii() or _is_plainly_utf8(text):
        return text
    return _strict(data, declared) or text


def _cut_or_raise(data: bytes, encoding: str, source: str) -> str:
    """The text in the encoding that its mark names, up to a last character that was cut off."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason in ("truncated data", "unexpected end of data"):
            return data[: error.start].decode(encoding)
        raise ItemError(source, f"invalid {encoding.upper()} at byte {error.start}") from None


def _other(data: bytes, declared: str, error: UnicodeDecodeError, source: str) -> str:
    """What is no valid UTF-8: cut off, GB18030, or broken."""
    before = data[: error.start].decode()
    if _is_plainly_utf8(before):
        if error.reason == "unexpected end of data":
            return before
    elif declared not in ("", "utf-8"):
        if text := _strict(data, declared):
            return text
    elif (text := _strict(data, "gb18030")) and _is_common_chinese(text):
        return text
    raise ItemError(source, f"neither UTF-8 nor GB18030: invalid UTF-8 at byte {error.start}")


def _declared(data: bytes) -> str:
    """The codec of the charset that the head declares, "" for none that is believed."""
    head = data[:_DECLARED_WITHIN]
    if b"charset" not in head and b"encoding" not in head:
        return ""
    found = _DECLARED.search(head)
    return _BELIEVED.get(found[1].decode().lower(), "") if found else ""


def _strict(data: bytes, encoding: str) -> str:
    """The text, "" where the bytes are not that encoding. A last character that was cut off is left away."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return data[: error.start].decode(encoding) if "incomplete" in error.reason else ""


def _is_plainly_utf8(text: str) -> bool:
    return sum(1 for _ in islice(re.finditer(_LONG, text), _PLAINLY_UTF8)) == _PLAINLY_UTF8


def _is_common_chinese(text: str) -> bool:
    """Whether nearly all beyond ASCII is in GB 2312, the 6,763 characters and signs that mainland news is set in."""
    beyond = "".join(_BEYOND_ASCII.findall(text))
    common = len(beyond.encode("gb2312", "ignore")) // 2
    return common >= _COMMON_SHARE * len(beyond)
