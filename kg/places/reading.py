"""Says which division each sighting of a text names, from its neighbours, the rest of the text and the day.

In rising strength: the hint, a sibling (another division of the same prefecture or province), a parent named anywhere,
the own child right behind (大同云州区), the parent right before (江西寻乌). On a tie nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from kg.places.contexts import contexts
from kg.places.finder import LINKS, OPENERS, Sighting
from kg.places.lexicon import lexicon
from kg.places.table import Division, standing

__all__ = ["Found", "Reading", "above"]


Found = tuple[Division, str]
"""A division and the rule by which a sighting names it."""


# The weight of each kind of evidence; how near the parent is adds up to 9.
_HINT, _SIBLING, _PARENT, _CHILD, _BEFORE = 10, 20, 30, 40, 50
_RULES = {
    _HINT: "place.hinted",
    _SIBLING: "place.sibling",
    _PARENT: "place.parent-named",
    _CHILD: "place.before-child",
    _BEFORE: "place.after-parent",
}
_FREE = ("", "alone")  # guards under which a name needs nothing, or a bare one no list
# What a guarded full name needs.
_LEAST = {"": 0, "alone": 0, "parent": _HINT, "start": _HINT, "adjacent": _BEFORE}
_STOP = re.compile("[。！？\n]")
_COUNTIES = re.compile(
    "(?:等[0-9一二两三四五六七八九十多]{0,3}|[两三四五六七八九十]|[0-9]{1,2})个?(?:县[市区]?|[市区]县|旗县)(?![长委城政])"
)
_LOOK_BACK = 20  # sightings


@lru_cache(maxsize=8192)
def above(path: str) -> tuple[str, ...]:
    """The paths of the division's parents, the nearest first."""
    parts = path.split("/")
    return tuple("/".join(parts[:depth]) for depth in range(len(parts) - 1, 0, -1))


@lru_cache(maxsize=4096)
def _standing(text: str, day: date | None) -> tuple[Division, ...]:
    """What the name can mean on that day: of a bare name the divisions that have it then, the highest first."""
    name = lexicon().name(text)
    if name.full:
        return standing(name.divisions, day)
    high = tuple(d for d in name.divisions if d.level != "county")
    low = tuple(d for d in name.divisions if d.level == "county")
    low = tuple(d for d in standing(low, day) if text in d.shorts.split() and not _over(d, day))
    return (*(d for d in standing(high, day) if not _over(d, day)), *_seat(low))


def _over(division: Division, day: date | None) -> bool:
    """Whether it stood no more on that day: then its bare name is but a word."""
    return bool(division.valid_to) and (day is None or not division.held(day.isoformat()))


def _seat(counties: tuple[Division, ...]) -> tuple[Division, ...]:
    """Without a county that shares its bare name and its parent with a city: 伊宁 is the city."""
    cities = {d.parent for d in counties if d.name.endswith("市")}
    return tuple(d for d in counties if d.parent not in cities or d.name.endswith("市"))


class Reading:
    """One text under resolution.

    `hinted` gives the paths that the hint names, with their parents; `lenient`: a guarded name may run into a longer
    word behind its parent, as in a publisher's name.
    """

    def __init__(
        self,
        text: str,
        seen: Sequence[Sighting],
        day: date | None,
        hinted: Callable[[], frozenset[str]] = frozenset,
        *,
        lenient: bool = False,
    ) -> None:
        self.text, self.seen, self.day, self.hinted, self.lenient = text, seen, day, hinted, lenient
        self.found: list[Found | None] = [None] * len(seen)
        self.named: set[str] = set()
        self.kin: set[str] = set()

    def settle(self) -> list[Found | None]:
        """What each sighting names, None where that stays open: first what its neighbours say, then the whole text."""
        open_ = []
        for number, sighting in enumerate(self.seen):
            division = sighting.name.sure
            if division is not None:
                self._take(number, division, "place.full" if sighting.name.full else "place.short")
            elif not self._try(number, near=True):
                open_.append(number)
        for _ in range(3):  # each round may name a parent or a sibling for the next
            left = [number for number in open_ if not self._try(number, near=False)]
            if len(left) in (0, len(open_)):
                break
            open_ = left
        return self.found

    def _take(self, number: int, division: Division, rule: str) -> None:
        self.found[number] = (division, rule)
        self.named.add(division.path)
        if division.level == "county":
            self.kin.update(above(division.path))

    def _try(self, number: int, *, near: bool) -> bool:
        name = self.seen[number].name
        candidates = _standing(name.text, self.day)
        scores = [self._evidence(number, division, near=near) for division in candidates]
        best = max(scores, default=0)
        first = [division for score, division in zip(scores, candidates, strict=True) if score == best]
        if len(first) > 1 and not name.full:
            first = [d for d in first if d.level != "county"] or first
        if len(first) > 1 and best >= _HINT:
            first = self._nearest(number, first)
        if len(first) != 1 or not self._allowed(number, best, first[0]):
            return False
        plain = "place.full" if name.full else "place.short"
        needed = len(candidates) > 1 or not name.full or name.guard
        self._take(number, first[0], _RULES.get(best // 10 * 10, plain) if needed else plain)
        return True

    def _evidence(self, number: int, division: Division, *, near: bool) -> int:
        """How strongly the surroundings speak for this division; `near`: only what touches the name."""
        sighting, parents = self.seen[number], above(division.path)
        before = self.found[number - 1] if number and self.seen[number - 1].end == sighting.start else None
        if before and before[0].path in parents:
            return _BEFORE + before[0].path.count("/") + 1
        if number + 1 < len(self.seen) and self.seen[number + 1].start == sighting.end:
            inside = division.path + "/"
            if any(d.path.startswith(inside) for d in self.seen[number + 1].name.divisions):
                return _CHILD
        if near:
            return 0
        for paths, weight in ((self.named, _PARENT), (self.kin, _SIBLING), (self.hinted(), _HINT)):
            for nearness, path in enumerate((division.path, *parents)):
                if path in paths:
                    return weight + 9 - nearness
        return 0

    def _nearest(self, number: int, tied: list[Division]) -> list[Division]:
        """Of several divisions those whose parent was named last before, in the same sentence."""
        for other in range(number - 1, max(-1, number - _LOOK_BACK), -1):
            before = self.found[other]
            if _STOP.search(self.text, self.seen[other].end, self.seen[other + 1].start):
                break
            lies = [d for d in tied if before and before[0].path in above(d.path)]
            if lies:
                return lies
        return tied

    def _allowed(self, number: int, score: int, division: Division) -> bool:
        """Whether evidence of that strength is enough for a name of this kind."""
        name = self.seen[number].name
        if name.full:
            return self._allowed_full(number, score, division)
        if division.level != "county":
            return score >= (_CHILD if name.guard == "adjacent" else _PARENT if name.guard else 0)
        return self._allowed_bare(number, score, division)

    def _allowed_full(self, number: int, score: int, division: Division) -> bool:
        guard = self.seen[number].name.guard
        if score >= _LEAST.get(guard, _PARENT):
            return guard != "start" or self._opens(number, score)
        if guard == "adjacent":
            return division.path in self.named or division.path in self.hinted()
        return guard in ("parent", "start") and self._heads_line(number)

    def _allowed_bare(self, number: int, score: int, division: Division) -> bool:
        """A county's bare name: right behind its parent; else at a word's start, and guarded only in a list."""
        name = self.seen[number].name
        if score >= _BEFORE and name.guard != "list":
            return name.guard in (*_FREE, "behind") or self._ends(number) or self._listed(number, division)
        if not self._opens(number, score):
            return False
        if name.guard in _FREE:
            return score >= _SIBLING or name.guard == "alone" or len(name.text) > 2 or self._of_counties(number)
        return score >= _SIBLING and self._listed(number, division)

    def _of_counties(self, number: int) -> bool:
        """Whether it stands in a list of which is said that these are counties: 安乡、崇阳、保康等县."""
        first = last = number
        while first and self._linked(first - 1, first):
            first -= 1
        while last + 1 < len(self.seen) and self._linked(last, last + 1):
            last += 1
        return last > first and _COUNTIES.match(self.text, self.seen[last].end) is not None

    def _opens(self, number: int, score: int) -> bool:
        """Whether a word can begin here."""
        start = self.seen[number].start
        return score >= _BEFORE or start == 0 or self.text[start - 1] in OPENERS

    def _heads_line(self, number: int) -> bool:
        """Whether it stands at the head of a line or of the text, where no word runs into it."""
        start = self.seen[number].start
        return start == 0 or self.text[start - 1] == "\n"

    def _ends(self, number: int) -> bool:
        """Whether a name can end here: a guarded name may be the front of a longer word."""
        return self.lenient or contexts().ends(self.text, self.seen[number].end)

    def _listed(self, number: int, division: Division) -> bool:
        """Whether it stands in a list beside a division of the same parent."""
        inside = division.path.rpartition("/")[0] + "/"
        beside = []
        if number and self._linked(number - 1, number):
            beside.append(self.seen[number - 1].name)
        if number + 1 < len(self.seen) and self._linked(number, number + 1):
            beside.append(self.seen[number + 1].name)
        return any(d.path.startswith(inside) for name in beside for d in name.divisions)

    def _linked(self, one: int, other: int) -> bool:
        between = self.text[self.seen[one].end : self.seen[other].start]
        return between == "以及" or (len(between) == 1 and between in LINKS)
