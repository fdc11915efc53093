"""Names of persons in Chinese characters: a surname, one or two characters, and what can follow a name."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.endings import choose, goes_on, shorter
from kg.extract.followers import ACTS, RANK, Candidate, follower, is_han, tables
from kg.extract.lexicon import common_words, land_length
from kg.extract.mention import WITH
from kg.patterns import pattern
from kg.words import listed

__all__ = ["chinese_name", "is_whole_name"]

_OF_TITLES = frozenset("兼副前")


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
    rank, length = found[0] if len(found) == 1 else choose(text, at, *found)
    if length == 2 and len(found) == 1 and goes_on(text, at, length) and _can_be(text[at : at + 3], text, at):
        return Candidate(at + length + 1, rank)
    if anchored and len(found) == 1 and text[at + length - 1] in tables().particles and length > 2:
        rank, length = shorter(text, at, rank, length)
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
    return kind == "weak" and text[at : at + 1] not in WITH and follower(text, at + 1) in ACTS


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
