"""Asks jieba whether a short stretch holds an everyday word, without loading its dictionary whole.

Loading takes jieba half a second, as long as extracting some thousand articles does; the few characters of a stretch
need some ten of its 349,046 words. They are looked up in its file, which is ordered by first character.
"""

from __future__ import annotations

import logging
import sys
from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer

__all__ = ["everyday", "is_noun", "is_verb"]

_COMMON = 190  # how often jieba's dictionary counts a word of everyday use; names that it knows are rarer
_TOTAL = 60_101_967  # the sum of all counts in jieba 0.42.1's dictionary, which weighs many short words against few


@lru_cache(maxsize=1 << 15)
def everyday(stretch: str) -> bool:
    """Whether jieba cuts a word of everyday use out of the stretch: 一道|努力, 部|发言人|称, but not 普京."""
    segmenter = _segmenter()
    segmenter.FREQ = {
        stretch[start:end]: _count(stretch[start:end])
        for start in range(len(stretch))
        for end in range(start + 1, len(stretch) + 1)
    }
    pieces = segmenter.cut(stretch, HMM=False)
    return any(1 < len(piece) < 4 and segmenter.FREQ[piece] >= _COMMON for piece in pieces)


@cache
def _jieba() -> ModuleType:
    """jieba, which would ask setuptools' pkg_resources for its files where that is installed.

    That takes three times as long to import as jieba and warns of its own end; without it jieba opens them itself.
    """
    name = "pkg_resources"
    imported = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]  # what `import` takes for a module that is not there
    try:
        import jieba
    finally:
        del sys.modules[name]
        if imported is not None:
            sys.modules[name] = imported
    return jieba  # type: ignore[no-any-return]


@cache
def _segmenter() -> Tokenizer:
    """jieba's segmenter, to be given the words that it needs."""
    jieba = _jieba()
    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialized, segmenter.total = True, _TOTAL
    return segmenter


@cache
def _dictionary() -> mmap:
    """jieba's dictionary as it is printed: a word, its count and its class a line; only pages asked for are read."""
    with _jieba().dt.get_dict_file() as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@lru_cache(maxsize=1 << 15)
def is_noun(word: str) -> bool:
    """Whether jieba's dictionary counts the word as a common noun of everyday use: 问题, 利益, but not 马丁."""
    count, tag = _entry(word) if len(word) > 1 else (0, "")
    return count >= _COMMON and tag == "n"


@lru_cache(maxsize=1 << 15)
def is_verb(word: str) -> bool:
    """Whether jieba's dictionary counts the word as a verb of everyday use: 驱逐, 批评."""
    count, tag = _entry(word)
    return count >= _COMMON and tag.startswith("v")


def _count(word: str) -> int:
    """How often jieba's dictionary counts the word; 0 where it does not know it."""
    return _entry(word)[0]


def _entry(word: str) -> tuple[int, str]:
    """The count and the class of a word in jieba's dictionary; 0 and "" where it does not know it."""
    line = _block(word[0]).partition(f"\n{word} ".encode())[2]
    count, _, tag = line[: line.index(b"\n")].partition(b" ") if b"\n" in line else line.partition(b" ")
    return (int(count), tag.decode().strip()) if count else (0, "")


@cache
def _block(first: str) -> bytes:
    """The lines of the words that begin with this character, which stand together."""
    data, character = _dictionary(), first.encode()
    start, end = _line_from(data, character), _line_from(data, character + b"\xff")
    return b"\n" + data[start:end]


def _line_from(data: mmap, key: bytes) -> int:
    """Where the first line begins that is not less than the key; the size where none is."""
    low, high = 0, data.size()
    while low < high:
        middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if data[middle : middle + len(key)] < key:
            low = data.find(b"\n", middle) + 1 or high
        else:
            high = middle
    return low
