"""Where a person's name ends: surname, length, what stands behind it, and how the article uses it elsewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.lexicon import common_words, followers, foreign, listed, surnames, titles, words

__all__ = ["RANK", "Candidate", "chinese_name", "follower", "tables"]

_CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_ACTS = frozenset(("verb", "word"))
RANK = {"stop": 3, "verb": 4, "word": 3, "weak": 1, "": 0}


class Tables(NamedTuple):
    """The vocabularies that a name is read with, as sets."""

    surnames: dict[str, str]
    never: frozenset[str]
    """Characters that no Chinese name holds: particles, punctuation, digits, white space."""
    particles: frozenset[str]
    body_ends: frozenset[str]
    titles: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]
    followers: dict[str, tuple[tuple[str, str], ...]]


@cache
def tables() -> Tables:
    """The vocabularies of names, loaded once."""
    return Tables(
        surnames(),
        listed("never_in_name") | frozenset(" \n0123456789"),
        listed("particle"),
        listed("body_end"),
        titles(),
        foreign(),
        words("not_names"),
        followers(),
    )


class Candidate(NamedTuple):
    """A name that ends at `end`; `rank` says how sure the end is (1: weak, 3: stop or word, 4: a verb of officials)."""

    end: int
    rank: int


def follower(text: str, at: int) -> str:
    """The kind of what stands at `at`: stop, verb, word, weak, or "" for what can't follow a name."""
    if at >= len(text):
        return "stop"
    c = text[at]
    if c in " \n" or c.isdigit():
        return "stop"
    for word, kind in tables().followers.get(c, ()):
        if text.startswith(word, at):
            return kind
    return ""


def chinese_name(text: str, at: int, *, anchored: bool, sure: bool = False) -> Candidate | None:
    """The Chinese name that begins at `at`; `anchored` where a post or a list of names stands right before it.

    `sure` where only a person can stand there: behind an office (市长), or between the names of a list.

    None where no surname begins there, nothing that can follow a name stands behind, or the readings tie.
    """
    found: list[tuple[int, int]] = []
    table = tables().surnames
    pair = table.get(text[at : at + 2])
    kind = pair or table.get(text[at : at + 1])
    if kind is None or (kind == "weak" and not anchored):
        return None
    for length in (3, 4) if pair else (2, 3):
        rank = _rank(text, at, length, anchored, sure)
        if rank:
            found.append((rank, length))
    if pair and not found:  # 欧阳 may be 欧 + 阳
        found = [(rank, length) for length in (2, 3) if (rank := _rank(text, at, length, anchored, sure))]
    if not found:
        return None
    rank, length = found[0] if len(found) == 1 else _choose(text, at, *found)
    if anchored and len(found) == 1 and text[at + length - 1] in tables().particles and length > 2:
        rank, length = _shorter(text, at, rank, length)
    if not rank:
        return None
    if rank < 3 and not (anchored and (kind != "weak" or _known_well(text, at, length, sure))):
        return None
    return Candidate(at + length, rank)


def _rank(text: str, at: int, length: int, anchored: bool, sure: bool) -> int:
    name, table = text[at : at + length], tables()
    if len(name) < length or not table.never.isdisjoint(name) or not _CJK.fullmatch(name):
        return 0
    if name[-1] in table.body_ends or name[1:] in table.titles or name in table.foreign:
        return 0
    if name[0] == "来" and length == 2:
        return 0  # 来京, 来县
    kind = follower(text, at + length)
    if length == 3 and name[:2] in table.words and follower(text, at + 2) in _ACTS:
        return 0  # 郑重|提出
    if name in table.words:
        return _word_rank(text, at + length, kind, anchored, sure and name not in common_words())
    return RANK[kind]


def _word_rank(text: str, end: int, kind: str, anchored: bool, sure: bool) -> int:
    """An everyday word is a name only where post and verb leave no doubt, or behind an office in a list."""
    if kind == "verb" and anchored:
        return 3
    return 3 if sure and text[end : end + 1] in ("、", "，", "等", "到", "率", "赴") else 0


def _known_well(text: str, at: int, length: int, sure: bool) -> bool:
    """Whether a weak surname before a weak follower is a name: named again, or of three characters behind an office."""
    if text.count(text[at : at + length]) > 1:
        return True
    return sure and (
        length > 2 or (text[at + length] in tables().particles and text[at : at + 2] not in tables().words)
    )


def _shorter(text: str, at: int, rank: int, length: int) -> tuple[int, int]:
    """江海|作动员讲话: only the everyday word within reads well, and a particle ends the longer reading."""
    behind = follower(text, at + length)
    short, third = text[at : at + length - 1], text[at + length - 1]
    if third == "说":
        return (0, 0) if short in tables().words else (3, length - 1)
    if behind in ("", "stop") or (third in "和与同" and behind in _ACTS):
        return rank, length
    if short in tables().words or follower(text, at + length - 1) in ("verb", "word"):
        return 3, length - 1
    return rank, length


def _choose(text: str, at: int, short: tuple[int, int], long: tuple[int, int]) -> tuple[int, int]:
    """Both lengths can be: the better follower wins; where they tie, the reading that the whole article bears out."""
    third, behind = text[at + short[1]], follower(text, at + long[1])
    if third == "说" or (
        third in tables().particles and behind != "stop" and not (third in "和与同" and behind in _ACTS)
    ):
        return short  # 林远|在检查时, not 林远在|检查; but 林中和|应邀
    if short[0] != long[0]:
        return max(short, long)
    few, many = text.count(text[at : at + long[1]]), text.count(text[at : at + short[1]])
    return long if many == few else short
