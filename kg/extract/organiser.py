"""The body that holds a meeting, read from the words before 召开."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Name
from kg.patterns import pattern
from kg.words import choices

__all__ = ["holder", "organiser"]

_LONGEST = 40


def organiser(text: str, start: int, end: int) -> str:
    """The body in the clause from `start` up to the verb, without when and where: 昨日，|县委|在礼堂召开; else ""."""
    body = pattern("convene.attribute").sub("", pattern("convene.leading").sub("", text[start:end]), count=1)
    body = _without_ending(pattern("convene.dated").sub("", body)).strip()
    return body if 2 <= len(body) <= _LONGEST and pattern("convene.body").search(body) else ""


def _without_ending(body: str) -> str:
    """Without the place (在 and all behind it) and the adverbs that stand right before the verb."""
    place = body.find("在", body.rfind("，") + 1)
    body = body[:place] if place >= 0 else body
    adverbs = choices("convene_adverb")
    while body.endswith(adverbs):
        body = body.removesuffix(next(adverb for adverb in adverbs if body.endswith(adverb)))
    return body


def holder(names: Sequence[Name]) -> str:
    """The body whose numbered meeting this is, from the meeting's name: 县防汛抗旱指挥部|第三次会议; else ""."""
    for name in names:
        if name.ordinal is not None:
            match = pattern("meeting.holder").match(name.text)
            if match:
                return match[1]
    return ""
