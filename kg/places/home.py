"""Says from which division an article speaks: what 我市, 全区 or 市委书记 without a name means in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.places.finder import LINKS
from kg.places.reading import above
from kg.places.resolve import Place, hinted_paths
from kg.vocab import rows

__all__ = ["CENTRAL", "home"]

CENTRAL = "central"
_LEAD = 300  # letters of the text proper that count as its beginning
_LEVELS = "省市区县旗盟州"
_STOP = re.compile("[。！？\n]")


class Cue(NamedTuple):
    """A row of division_cues.tsv."""

    kind: str
    text: str


class _Cues(NamedTuple):
    level: re.Pattern[str]
    """A level said without a name: 市委, 全区, 自治区."""
    other: dict[str, str]
    central: re.Pattern[str]
    head: re.Pattern[str]


@cache
def _cues() -> _Cues:
    words: dict[str, list[str]] = {}
    for cue in rows(Cue, "ontology", "division_cues.tsv"):
        words.setdefault(cue.kind, []).append(cue.text)
    organ, whole, central, head = (
        "|".join(map(re.escape, words[kind])) for kind in ("organ", "whole", "central", "head")
    )
    behind = f"(?={organ}|党委|主席)"
    level = re.compile(f"自治(区){behind}|(?:{whole})([{_LEVELS}])|(?<!^)([{_LEVELS}]){behind}")
    other = {x: "".join(words.get(f"not-{x}", ())) for x in _LEVELS}
    return _Cues(level, other, re.compile(f"{central}|{head}"), re.compile(head))


def home(text: str, body: int, hint: str, places: Sequence[Place]) -> str:
    """The path of the division that the article speaks from, "central", or "" where that stays open.

    `body`: where the text proper begins, behind the title; `hint`: the publisher, such as 北京日报 (national media say
    nothing); `places`: what find_places found in `text`. Abstains when two divisions are equally likely.
    """
    hinted = hinted_paths(hint, None) if hint else ()
    level = _level(text, body, places, sure=bool(hinted))
    if not level:
        return _without_cues(text, body, hinted, places)
    scores: Counter[str] = Counter()
    for path, weight in _candidates(text, body, hinted, places):
        if _kind(path) == level:
            scores[path] += weight
    return _only(scores)


def _level(text: str, body: int, places: Sequence[Place], *, sure: bool) -> str:
    """The level said most often without a name at the beginning, else in the whole text; "" for none or a tie.

    Once behind the beginning says nothing, unless the publisher is known to be local (`sure`).
    """
    cues = _cues()
    starts = [place.span.start for place in places]
    head = cues.head.search(text, 0, body + _LEAD)
    lead: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for match in cues.level.finditer(text):
        at = match.end() - 1
        level = text[at]
        if not (match[1] or match[2] or text[at - 1] not in cues.other[level]):
            continue
        number = bisect_right(starts, at) - 1
        if number >= 0 and at < places[number].span.end:
            continue  # part of a division's name
        if not every and head and head.start() < at and not sure and match[0][0] not in "我本":
            return ""
        level = "自治区" if match[1] else level
        every[level] += 1
        lead[level] += at < body + _LEAD
    if lead.total() == 0 and not sure and (max(every.values(), default=0) < 2 or _is_central(text, body)):
        return ""
    return _only(lead) or _only(every)


def _is_central(text: str, body: int) -> bool:
    return _cues().central.search(text, 0, body + _LEAD) is not None


def _candidates(text: str, body: int, hinted: Sequence[str], places: Sequence[Place]) -> Iterator[tuple[str, int]]:
    """Paths that may be the home, each time with a weight: the publisher's, the title's, the first sentence's."""
    stop = _STOP.search(text, body)
    first = stop.start() if stop else len(text)
    for path in hinted:
        yield path, 8
        yield from ((parent, 4) for parent in above(path))
    for number, place in enumerate(places):
        start = place.span.start
        weight = 6 if start < body else 4 if start < first else 1 if number < 100 else 0
        alone = text[place.span.end : place.span.end + 1] not in LINKS
        yield place.path, weight + (2 if start in (0, body) and alone else 0)
        yield from ((parent, min(weight, 1)) for parent in above(place.path))


def _without_cues(text: str, body: int, hinted: Sequence[str], places: Sequence[Place]) -> str:
    """Where an article speaks of no 市委 and no 全区: its publisher's, the centre, or the division that opens it."""
    if hinted:
        return max(hinted, key=lambda path: (path.count("/"), path))
    if _is_central(text, body):
        return CENTRAL
    opening = [place.path for place in places if place.span.start in (0, body)]
    if not opening:
        return ""
    chain = [place.path for place in places if place.span.start < body + 30 and place.path.startswith(opening[0])]
    deepest = max(chain, key=lambda path: path.count("/"))
    return deepest if all(deepest.startswith(path) for path in chain) else opening[0]


def _only(scores: Counter[str]) -> str:
    """The one with the highest score, or "" on a tie."""
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] == 0 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _kind(path: str) -> str:
    """What the division calls itself when it leaves out its name: 市, 区, 县 …"""
    return "自治区" if path.endswith("自治区") else "" if path.endswith("地区") else path[-1]
