"""Reads from a post, or an organisation's name, which jurisdiction it belongs to.

A jurisdiction is a GB/T 2260 code, "central", "foreign", or "" where the words don't tell. The rules are data:
`ontology/jurisdictions.tsv` and `ontology/countries.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kg.model import Facts
from kg.vocab import rows
from kg.words import countries

__all__ = [
    "CENTRAL",
    "FOREIGN",
    "UNSURE",
    "Cue",
    "Setting",
    "Told",
    "bare",
    "code_of",
    "combine",
    "contains",
    "cue_of",
    "jurisdiction",
    "setting",
]

CENTRAL, FOREIGN = "central", "foreign"
UNSURE, ABOVE = "?", "!"
"""Marks behind a jurisdiction: foreign posts are called so too; no local post is held beside it."""
COUNTRY = "{country}"

# Words before a post that say when, or by which party, it is held; 中共中央 is a cue of its own.
_WHEN = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}届|原|时任|前任|前|曾任|现任|新任|候任|中共(?!中央))+")
_FORMER = re.compile(r"原|时任|前|曾任")
# Words before the head of a post that only say its rank: 代区长 and 常务副市长 are of the same place as 区长 and 市长.
_RANK = re.compile(r"(?:代理|代|副|常务|第一|执行)+")
_KIND = ["特别行政区", "自治区", "自治州", "自治县", "自治旗", "省", "市", "区", "县", "州", "盟", "旗"]


class Cue(NamedTuple):
    """One row of jurisdictions.tsv; its head says what the columns mean."""

    jurisdiction: str
    where: str
    cue: str
    example: str
    counter_example: str


class Setting(NamedTuple):
    """What an article shows of place: the divisions it names, and those it speaks from, the highest first."""

    divisions: tuple[tuple[str, str], ...] = ()
    """(path, GB/T 2260 code) of each division named, in order."""
    home: tuple[tuple[str, str], ...] = ()
    """(name, GB/T 2260 code), as ("北京市", "110000"), ("朝阳区", "110105")."""
    central: bool = False


@cache
def _cues() -> dict[str, dict[str, Cue]]:
    """The cues by where they stand, then by their words."""
    found: dict[str, dict[str, Cue]] = {"starts": {}, "ends": {}, "contains": {}, "is": {}}
    for row in rows(Cue, "ontology", "jurisdictions.tsv"):
        if row.cue == COUNTRY:
            found[row.where] |= {country.name: row for country in countries()}
        else:
            found[row.where][row.cue] = row
    return found


@lru_cache(maxsize=65536)
def cue_of(post: str) -> Cue | None:
    """The rule that decides this post without looking at the article: a country's name, else the longest cue."""
    core = _strip(_WHEN, post)
    head = _strip(_RANK, core)
    cues = _cues()
    found: list[tuple[int, Cue]] = []
    for text in {core, head}:
        for length in range(1, min(len(text), 14) + 1):
            if cue := cues["starts"].get(text[:length]):
                if cue.cue == COUNTRY:
                    return cue
                found.append((length, cue))
            if cue := cues["ends"].get(text[-length:]):
                found.append((length, cue))
    if cue := cues["is"].get(core):
        found.append((len(core), cue))
    found += [(len(words), cue) for words, cue in cues["contains"].items() if words in core]
    return max(found)[1] if found else None


def _strip(words: re.Pattern[str], text: str) -> str:
    match = words.match(text)
    return text[match.end() :] if match else text


def setting(facts: Facts) -> Setting:
    """The places of one article; a home that no table knows counts as unknown."""
    divisions = tuple((d.path, d.code) for d in facts.districts)
    if facts.home == CENTRAL:
        return Setting(divisions, central=True)
    return Setting(divisions, _chain(facts.home, dict(divisions)))


def _chain(path: str, codes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The divisions from the province down to `path` that have a code."""
    found: list[tuple[str, str]] = []
    names = path.split("/") if path else []
    for depth in range(1, len(names) + 1):
        prefix = "/".join(names[:depth])
        if code := codes.get(prefix) or code_of(prefix):
            found.append((names[depth - 1], code))
    return tuple(found)


@lru_cache(maxsize=8192)
def code_of(path: str) -> str:
    """The GB/T 2260 code of a division by its path, "" where the table has none."""
    from kg.places import by_path

    try:
        return by_path(path).code
    except KeyError:
        return ""


def jurisdiction(text: str, place: Setting, *, short: bool = False) -> str:
    """The jurisdiction that a post shows in an article set in `place`; "" where it does not tell. May bear a mark.

    A country's name comes first, then the name of a division (with `short`, for organisations, also its short name, as
    北京 in 北京防汛指挥部), then the cues.
    """
    cue = cue_of(text)
    if cue and cue.cue == COUNTRY:
        return FOREIGN
    if place.divisions:
        for words in dict.fromkeys((text, _strip(_WHEN, text))):
            if code := _named(words, place, short=short and cue is None):
                return code
    if cue is None or cue.jurisdiction == "none":
        return ""
    kind = cue.jurisdiction.removeprefix("home:")
    return cue.jurisdiction if kind == cue.jurisdiction else _of_home(kind, place.home)


def _of_home(kind: str, home: Sequence[tuple[str, str]]) -> str:
    """The lowest division of this kind that the article speaks from: 市 in an article of 北京市/朝阳区 is 北京市."""
    if kind == "county":
        return home[-1][1] if home and not home[-1][1].endswith("00") else ""
    for name, code in reversed(home):
        # 区长 is never the head of an autonomous region, nor of a special administrative region
        if name.endswith(kind) and (kind != "区" or _kind(name) == "区"):
            return code
    return ""


def _kind(name: str) -> str:
    return next((kind for kind in _KIND if name.endswith(kind)), "")


def _named(text: str, place: Setting, under: str = "", *, short: bool = False) -> str:
    """The code of the division whose name the text begins with, the lowest of a row (北京市朝阳区); "" if two tie."""
    best: dict[str, tuple[int, str]] = {}
    for path, code in place.divisions:
        if code and (not under or path.startswith(under + "/")):
            length = _printed(text, path.rpartition("/")[2], short=short)
            if length:
                best[code] = (length, path)
    if not best:
        return ""
    longest = max(length for length, _ in best.values())
    codes = [code for code, (length, _) in best.items() if length == longest]
    if len(codes) > 1:
        codes = [code for code in codes if any(code == known for _, known in place.home)]
    if len(codes) != 1:
        return ""
    return _named(text[longest:], place, best[codes[0]][1], short=short) or codes[0]


def _printed(text: str, name: str, *, short: bool) -> int:
    """How many characters at the start of `text` print the division `name`, in full or as 凉山州, 新疆自治区."""
    if text.startswith(name):
        return len(name)
    kind = _kind(name)
    if len(kind) > 1:
        for length in range(2, min(len(name) - len(kind), 5) + 1):
            for suffix in (kind, kind[-1], "特区" if kind == "特别行政区" else kind):
                if suffix != "区" and text.startswith(name[:length] + suffix):
                    return length + len(suffix)
    stem = name.removesuffix(kind)
    return len(stem) if short and len(stem) > 1 and text.startswith(stem) else 0


def contains(upper: str, lower: str) -> bool:
    """Whether the division `lower` lies within, or is, `upper`: codes are read two digits a level (GB/T 2260)."""
    if not (upper.isdigit() and lower.isdigit()):
        return upper == lower
    stem = upper[:2] if upper.endswith("0000") else upper[:4] if upper.endswith("00") else upper
    return lower.startswith(stem)


class Told(NamedTuple):
    """What one person's posts in an article show: the jurisdiction, "" if none, and any others that are printed.

    `unsure`: foreign posts are called so too (总书记). `former`: only former posts (原, 时任) tell.
    """

    place: str
    also: tuple[str, ...] = ()
    unsure: bool = False
    former: bool = False


def combine(posts: Iterable[tuple[str, str]]) -> Told:
    """One person's jurisdiction from (post, jurisdiction) pairs.

    A former post counts only where no other tells, and an unsure one only where no sure one does. A division goes
    before central (but for posts that nobody holds beside a local one), the lowest before those it lies in; two that
    lie apart, or a division and a foreign country, tell nothing.
    """
    told = {(bool(_FORMER.match(post)), place.endswith(UNSURE), place) for post, place in posts if place}
    if not told:
        return Told("")
    former, unsure, _ = min(told)
    best = _lowest({place for *how, place in told if how == [former, unsure]})
    also = {bare(place) for _, doubt, place in told if not doubt} - {best}
    return Told(best, tuple(sorted(also)), unsure, former)


def bare(place: str) -> str:
    """A jurisdiction without its mark."""
    return place.rstrip(UNSURE + ABOVE)


def _lowest(places: set[str]) -> str:
    codes = sorted(place for place in places if place.isdigit())
    if not codes or CENTRAL + ABOVE in places:
        return FOREIGN if FOREIGN in places else CENTRAL
    lowest = [code for code in codes if all(contains(other, code) for other in codes)]
    return lowest[0] if lowest and FOREIGN not in places else ""
