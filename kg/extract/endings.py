"""Which of two lengths a name has, where both can be: by what follows, and by how the article uses it elsewhere."""

from __future__ import annotations

from kg.extract.followers import ACTS, follower, tables
from kg.extract.mention import WITH
from kg.patterns import pattern
from kg.words import choices, is_surname

__all__ = ["choose", "goes_on", "only_longer", "shorter"]

_SAYS = frozenset("说称")
_OF_OBJECTS = frozenset("为以向从")
_OPENS = ("“", "《")


def shorter(text: str, at: int, rank: int, length: int) -> tuple[int, int]:
    """江海|作动员讲话: only the everyday word within reads well, and a particle ends the longer reading."""
    behind = follower(text, at + length)
    short, third = text[at : at + length - 1], text[at + length - 1]
    if third in _SAYS:
        return (0, 0) if short in tables().words else (3, length - 1)
    if behind in ("", "stop") or (third in WITH and behind in ACTS):
        return rank, length
    if short in tables().words or follower(text, at + length - 1) in ("verb", "word"):
        return 3, length - 1
    return rank, length


def only_longer(text: str, at: int, length: int) -> bool:
    """Whether the article prints the stretch of this length twice or more, and never without its last character."""
    times = text.count(text[at : at + length])
    return times > 1 and times >= text.count(text[at : at + length - 1])


def goes_on(text: str, at: int, length: int, *, sounds: bool = False) -> bool:
    """Whether a name goes on with the next character wherever the article prints it, twice or more, and surely ends
    there somewhere: 书记林远刚|突然问。林远刚|讲话. `sounds`: in a transcribed name a particle may be a sound."""
    longer = text[at : at + length + 1]
    third = longer[-1:]
    if len(longer) <= length or third in _SAYS or (third in tables().particles and not sounds):
        return False
    if third in tables().never and not sounds:
        return False
    if not only_longer(text, at, length + 1):
        return False
    found = text.find(longer)
    while found >= 0:
        if follower(text, found + length + 1) in ("stop", "verb"):
            return True
        found = text.find(longer, found + length)
    return False


def choose(text: str, at: int, short: tuple[int, int], long: tuple[int, int]) -> tuple[int, int]:
    """Both lengths can be: the better follower wins; where they tie, the reading that the whole article bears out."""
    third, behind = text[at + short[1]], follower(text, at + long[1])
    if third in tables().particles and _always_longer(text, at, long[1]):
        return long
    if third in _OF_OBJECTS and text.startswith(choices("own_act"), at + long[1]):
        return long  # 林有为|主持会议: no particle of an object can stand in front
    joins = third in WITH
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


def _always_longer(text: str, at: int, length: int) -> bool:
    """Whether the article prints only the longer reading, and that in front of a title: 林大为|主任."""
    name = text[at : at + length]
    if not only_longer(text, at, length):
        return False
    found = text.find(name)
    while found >= 0:
        end = found + length
        titled = any(text[end : end + n] in tables().titles for n in (2, 3, 4))
        if titled or text.startswith(choices("group_of_name"), end):
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
    return end > 0 and is_surname(text[end : end + 1]) and not follower(text, end)
