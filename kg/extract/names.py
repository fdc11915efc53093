"""Where a person's name ends: surname, length, what stands behind it, and how the article uses it elsewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.extract.lexicon import common_words, followers, land_length, listed, surnames, titles, words
from kg.extract.patterns import pattern

__all__ = ["ACTS", "DOTTED", "RANK", "Candidate", "chinese_name", "follower", "is_han", "is_whole_name", "tables"]

_HAN = (("\u3400", "\u9fff"), ("\U00020000", "\U0002ebe0"), ("\U00030000", "\U0003134a"))
"""First and last of the Chinese characters; those beyond the first range are rare."""
ACTS = frozenset(("verb", "word"))
# Parts are short; the number of them is bounded.
DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}")
_OF_TITLES = frozenset("兼副前")
_JOINS = frozenset("和与同")
_SAYS = frozenset("说称")
_OF_OBJECTS = frozenset("为以向从")
_OPENS = ("“", "《")
RANK = {"stop": 3, "verb": 4, "word": 3, "weak": 1, "": 0}


class Tables(NamedTuple):
    """The vocabularies that a name is read with, as sets."""

    surnames: dict[str, str]
    never: frozenset[str]
    """Characters that no Chinese name holds: particles, punctuation, digits, white space."""
    particles: frozenset[str]
    body_ends: frozenset[str]
    titles: frozenset[str]
    words: frozenset[str]


@cache
def tables() -> Tables:
    """The vocabularies of names, loaded once."""
    return Tables(
        surnames(),
        listed("never_in_name") | frozenset(" \n0123456789"),
        listed("particle"),
        listed("body_end"),
        titles(),
        words("not_names"),
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
    if c == "来":  # 某某|来校调研; where a word that follows names stands behind it (来到, 来赴), it may end the name
        comes = not follower(text, at + 1) and pattern("name.comes").match(text, at)
        if comes:
            return "word"
    beginning = followers().get(c)
    if beginning is None:  # most characters begin no word that follows names
        return "stop" if c in " \n" or c.isdigit() else ""
    for word, kind in beginning:
        if text.startswith(word, at):
            return "" if kind == "none" else kind
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
    if kind is None or (kind == "weak" and not anchored) or _begins_act(text, at):
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


def is_whole_name(stretch: str, *, anchored: bool) -> bool:
    """Whether the stretch as a whole reads as a Chinese name, whatever stands behind it."""
    name = chinese_name(f"{stretch}，", 0, anchored=anchored)
    return name is not None and name.end == len(stretch)


def _begins_act(text: str, at: int) -> bool:
    """Whether a word of what people do begins there and no name: 书记|应邀出席, 总理|时强调, 主席|曾两次来访."""
    if text[at - 1 : at] == "、":
        return False
    kind = follower(text, at)
    if kind in ACTS:
        return True
    if pattern("name.none").match(text, at):
        return True
    return kind == "weak" and text[at : at + 1] not in _JOINS and follower(text, at + 1) in ACTS


def is_han(name: str) -> bool:
    """Whether there is nothing but Chinese characters in a name."""
    (first, last), *_ = _HAN
    if first <= min(name, default="") and max(name) <= last:
        return True
    return bool(name) and all(any(low <= c <= high for low, high in _HAN) for c in name)


@lru_cache(maxsize=1 << 14)
def _is_possible(name: str) -> bool:
    """Whether nothing in the characters themselves rules out a name; many stand in article after article."""
    table = tables()
    if not table.never.isdisjoint(name) or not is_han(name):
        return False
    if name[-1] in table.body_ends or _is_title(name):
        return False
    return name not in listed("not_person") and name[-2:] not in listed("people_word")


def _can_be(name: str, text: str, at: int) -> bool:
    """Whether nothing in the stretch itself rules out that it is a name."""
    table, end = tables(), at + len(name)
    if not _is_possible(name) or land_length(text, at) >= len(name):
        return False
    if name[-1] in _OF_TITLES and text[end : end + 2] in table.titles:
        return False  # 南非副|总统, 王储兼|首相
    if name[-1] == "峰" and text[end : end + 1] == "会" and text[end + 1 : end + 2] not in "见谈晤":
        return False  # 海滨|峰会
    return not (name[0] == "来" and (len(name) == 2 or land_length(text, at + 1)))  # 来京, 来法国


def _is_title(name: str) -> bool:
    """Whether a title ends the stretch, or is all of it but a particle: 东方|总裁, 书记|镇长, 书记|镇长和."""
    table = tables()
    if name[1:] in table.titles or name[2:] in table.titles:
        return True
    return name[:2] in table.titles and (len(name) == 2 or name[2] in table.particles)


def _rank(text: str, at: int, length: int, anchored: bool, sure: bool) -> int:
    name, table = text[at : at + length], tables()
    if len(name) < length:
        return 0
    kind = follower(text, at + length)
    if (not kind and name not in table.words) or not _can_be(name, text, at):
        return 0
    if length == 3 and name[:2] in table.words and _runs_on(text, at, kind, anchored):
        return 0
    if name in table.words:
        return _word_rank(text, at + length, kind, anchored, sure and name not in common_words())
    return RANK[kind]


def _runs_on(text: str, at: int, behind: str, anchored: bool) -> bool:
    """郑重|提出, 任期|后|的, 游客|可|参与: whether the third character goes on with the sentence behind a word."""
    third = follower(text, at + 2)
    if third in ACTS:
        return True
    plain = behind == "weak" or not anchored or text[at + 3 : at + 4].isdigit()
    return third == "weak" and plain and text.count(text[at : at + 3]) < 2


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
        length > 2
        or (
            (text[at + length] in tables().particles or text[at + length] == "等")
            and text[at : at + 2] not in tables().words
        )
    )


def _shorter(text: str, at: int, rank: int, length: int) -> tuple[int, int]:
    """江海|作动员讲话: only the everyday word within reads well, and a particle ends the longer reading."""
    behind = follower(text, at + length)
    short, third = text[at : at + length - 1], text[at + length - 1]
    if third in _SAYS:
        return (0, 0) if short in tables().words else (3, length - 1)
    if behind in ("", "stop") or (third in "和与同" and behind in ACTS):
        return rank, length
    if short in tables().words or follower(text, at + length - 1) in ("verb", "word"):
        return 3, length - 1
    return rank, length


def _choose(text: str, at: int, short: tuple[int, int], long: tuple[int, int]) -> tuple[int, int]:
    """Both lengths can be: the better follower wins; where they tie, the reading that the whole article bears out."""
    third, behind = text[at + short[1]], follower(text, at + long[1])
    if third in tables().particles and _always_longer(text, at, long[1]):
        return long
    if third in _OF_OBJECTS and text.startswith(_own_acts(), at + long[1]):
        return long  # 林有为|主持会议: no particle of an object can stand in front
    joins = third in _JOINS
    if joins and (_joins_next(text, at + long[1]) or (behind in ACTS and _more_often_short(text, at, long[1]))):
        return short
    et_al = text.startswith("等", at + long[1])
    quoted = third in tables().particles and text.startswith(_OPENS, at + long[1])  # 林远|以“四不两直”方式检查
    if (
        quoted
        or third in _SAYS
        or (third in tables().particles and behind != "stop" and not (joins and (behind in ACTS or et_al)))
    ):
        return short  # 林远|在检查时, not 林远在|检查; but 林中和|应邀, 林中和|等
    if short[0] != long[0]:
        return max(short, long)
    return short if _more_often_short(text, at, long[1]) else long


@cache
def _own_acts() -> tuple[str, ...]:
    return tuple(sorted(listed("own_act")))


def _always_longer(text: str, at: int, length: int) -> bool:
    """Whether the article prints only the longer reading, and that in front of a title: 林大为|主任."""
    name = text[at : at + length]
    if text.count(name) < 2 or text.count(name[:-1]) > text.count(name):
        return False
    found = text.find(name)
    while found >= 0:
        end = found + length
        if text.startswith(("一行", "同志"), end) or any(text[end : end + n] in tables().titles for n in (2, 3, 4)):
            return True
        found = text.find(name, found + length)
    return False


def _more_often_short(text: str, at: int, length: int) -> bool:
    """Whether the article prints the shorter reading elsewhere without the longer one's last character."""
    return text.count(text[at : at + length - 1]) > text.count(text[at : at + length])


def _joins_next(text: str, at: int) -> bool:
    """Whether 和 joins what stands at `at` to the name before: 林武|和|省长周明, 林武|同|与会代表."""
    if pattern("name.joins-group").match(text, at):
        return True
    table = tables()
    end = next((at + length for length in (5, 4, 3, 2) if text[at : at + length] in table.titles), 0)
    return end > 0 and table.surnames.get(text[end : end + 1], "weak") != "weak" and not follower(text, end)
