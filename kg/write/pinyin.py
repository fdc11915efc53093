"""Pinyin of a person's name, so that somebody without a Chinese keyboard finds it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kg.vocab import rows

__all__ = ["Reading", "pinyin"]


class Reading(NamedTuple):
    """One row of surname_pinyin.tsv: a surname that is read otherwise than its character usually is."""

    surname: str
    pinyin: str
    example: str
    counter_example: str


@cache
def _surnames() -> dict[str, str]:
    return {row.surname: row.pinyin for row in rows(Reading, "ontology", "surname_pinyin.tsv")}


@lru_cache(maxsize=65536)
def pinyin(name: str) -> str:
    """The name in lower-case pinyin without tones, a space between syllables: 单云溪 gives "shan yun xi"."""
    from pypinyin import lazy_pinyin

    if not name or not "\u3400" <= name[0] <= "\u9fff":
        return name.lower()
    syllables = lazy_pinyin(name)
    syllables[0] = _surnames().get(name[0], syllables[0])
    return " ".join(syllables)
