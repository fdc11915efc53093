"""The administrative divisions of China as data: by code, by path, and as they stood on a day.

Read from ontology/divisions.tsv; ontology/DIVISIONS.md says where it comes from and what it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from kg.vocab import rows

__all__ = ["Division", "by_path", "lookup", "parents", "standing", "versions"]


class Division(NamedTuple):
    """One division under one name in one place, for as long as both held.

    `code` is GB/T 2260 (six digits, a string); `level` province, prefecture or county; `parent` the parent's code, ""
    for a province. `valid_from` and `valid_to` are ISO 8601 at the precision known (2019, 2019-04, 2019-04-09), both
    inclusive; "" is 1997 or earlier, and today. `shorts`: the forms without its kind (朝阳), separated by spaces;
    `successor`: the code of what took its place, whole, "" where it was split or merged.
    """

    code: str
    name: str
    path: str
    level: str
    parent: str
    valid_from: str = ""
    valid_to: str = ""
    shorts: str = ""
    successor: str = ""

    def held(self, day: str) -> bool:
        """Whether it stood on `day` (YYYY-MM-DD), as far as the precision of its dates tells."""
        first, last = self.valid_from, self.valid_to
        return (not first or first <= day[: len(first)]) and (not last or day[: len(last)] <= last)


@cache
def versions() -> tuple[Division, ...]:
    """Every version of every division, sorted by code and time."""
    return rows(Division, "ontology", "divisions.tsv")


def lookup(code: str) -> Division:
    """The newest version of the division with this code; KeyError where no division ever had it."""
    return _by_code()[code]


def by_path(path: str) -> Division:
    """The newest version with this path, such as 北京市/朝阳区; KeyError where there is none."""
    return _by_path()[path]


def parents(code: str) -> tuple[Division, ...]:
    """What the division lies in, from the province down; () for a province. KeyError for an unknown code."""
    path = lookup(code).path.split("/")
    return tuple(by_path("/".join(path[:depth])) for depth in range(1, len(path)))


def standing(candidates: Iterable[Division], day: date | None) -> tuple[Division, ...]:
    """Those of the candidates that stood on `day` (None: that stand today); else what became of the others by then.

    A name a year ahead of its date still counts, for decisions are in the news before they take effect.
    """
    candidates = tuple(candidates)
    if day is None:
        found = tuple(c for c in candidates if not c.valid_to)
    else:
        moment, soon = day.isoformat(), f"{day.year + 1:04}{day.isoformat()[4:]}"
        found = tuple(c for c in candidates if c.held(moment)) or tuple(
            c for c in candidates if c.valid_from and c.held(soon)
        )
    if found or not candidates:
        return found
    moment = day.isoformat() if day else "9999"
    past = [c for c in candidates if c.valid_to and c.valid_to < moment]
    newest = max((c.valid_to for c in past), default="")
    return tuple(dict.fromkeys(_became(c, moment) for c in past if c.valid_to[:4] == newest[:4]))


def _became(former: Division, moment: str) -> Division:
    """The division that took the former one's place by then, or the former one itself."""
    for _ in range(4):
        heirs = [v for v in _by_code_all().get(former.successor, ()) if v.valid_from >= former.valid_to[:4]]
        if not heirs:
            break
        former = next((v for v in heirs if v.held(moment)), heirs[-1])
        if former.held(moment):
            break
    return former


@cache
def _by_code_all() -> dict[str, list[Division]]:
    found: dict[str, list[Division]] = {}
    for version in versions():
        found.setdefault(version.code, []).append(version)
    return found


@cache
def _by_code() -> dict[str, Division]:
    return {code: max(every, key=_newness) for code, every in _by_code_all().items()}


@cache
def _by_path() -> dict[str, Division]:
    found: dict[str, Division] = {}
    for version in versions():
        other = found.get(version.path)
        if other is None or _newness(version) > _newness(other):
            found[version.path] = version
    return found


def _newness(version: Division) -> tuple[str, str]:
    return version.valid_to or "9999", version.valid_from
