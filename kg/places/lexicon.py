"""Everything a division can be called, as one automaton, and what may stand around a name.

The data are ontology/divisions.tsv and the four files of words beside it: aliases, blockers, contexts, guards.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.places.table import Division, lookup, versions
from kg.vocab import rows

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["COUNTY", "PREFECTURE", "PROVINCE", "Lexicon", "Name", "Part", "contexts", "lexicon", "names_place"]

PROVINCE, PREFECTURE, COUNTY = range(3)
_LONG_AGO = "2003"  # a prefecture that ended before gives its bare name no higher rank
_RANK = {"province": PROVINCE, "prefecture": PREFECTURE, "county": COUNTY}


class Name(NamedTuple):
    """One form of words and the divisions that it can name, over all times.

    `full`: with its kind (朝阳区, 恩施州), not without (朝阳). `rank`: that of the highest of the divisions. `guard`:
    what else the words mean, see DIVISIONS.md; "" nothing. `sure`: the one division that it names at any time.
    """

    text: str
    divisions: tuple[Division, ...]
    full: bool
    rank: int
    guard: str
    sure: Division | None
    loose: bool
    """A bare county's name and nothing higher: it counts in some surroundings only."""
    doubtful: bool
    """Loose or guarded: another name that overlaps it is the better reading."""


class Part(NamedTuple):
    """A name inside a pattern of the automaton, by its place in it. `unless`: none of these may follow `length`."""

    start: int
    end: int
    name: Name
    length: int = 0
    """Of the alias, where `unless` asks."""
    unless: tuple[str, ...] = ()


class Lexicon(NamedTuple):
    """The automaton, for each of its patterns the names inside (none for a blocker), and every name by its text."""

    automaton: AhoCorasick
    parts: list[tuple[Part, ...]]
    names: dict[str, Name]
    heads: frozenset[str]
    """The first two letters of every name."""


class Alias(NamedTuple):
    """A row of division_aliases.tsv."""

    form: str
    codes: str
    span: str
    then: str
    unless: str
    example: str
    counter: str


class Blocker(NamedTuple):
    """A row of division_blockers.tsv."""

    phrase: str
    keeps: str
    why: str


class Context(NamedTuple):
    """A row of division_contexts.tsv."""

    kind: str
    applies: str
    text: str
    unless: str
    example: str
    counter: str


class Guard(NamedTuple):
    """A row of division_guards.tsv."""

    name: str
    guard: str


@cache
def lexicon() -> Lexicon:
    """The lexicon, built on first use."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    names = _names()
    parts: dict[str, tuple[Part, ...]] = {text: (Part(0, len(text), name),) for text, name in names.items()}
    parts |= _joined(names)
    for alias in rows(Alias, "ontology", "division_aliases.tsv"):
        # With what must follow: 来桂考察; in 来桂林 the city is found.
        then = filter(None, alias.then.split("、"))
        parts |= dict.fromkeys([alias.form + word for word in then] or [alias.form], tuple(_alias_parts(alias, names)))
    for blocker in rows(Blocker, "ontology", "division_blockers.tsv"):
        at = blocker.phrase.find(blocker.keeps)
        kept = (Part(at, at + len(blocker.keeps), names[blocker.keeps]),) if blocker.keeps else ()
        parts[blocker.phrase] = kept
    automaton = AhoCorasick(list(parts), matchkind=MatchKind.LeftmostLongest)
    return Lexicon(automaton, list(parts.values()), names, frozenset(text[:2] for text in names))


def names_place(text: str) -> bool:
    """Whether the text is a form of a division's name: 江苏, 江苏省."""
    return text in lexicon().names


def _names() -> dict[str, Name]:
    """Every form of every version of every division."""
    guards = dict(rows(Guard, "ontology", "division_guards.tsv"))
    found: dict[str, list[Division]] = {}
    full: set[str] = set()
    for division in versions():
        shorts = division.shorts.split()
        full.update((division.name, *shorts[:-1]))  # the last is the bare one
        for text in (division.name, *shorts):
            found.setdefault(text, []).append(division)
    for alias in rows(Alias, "ontology", "division_aliases.tsv"):
        if alias.span == alias.form:
            full.add(alias.form)
            found.setdefault(alias.form, []).append(lookup(alias.codes))
    return {text: _name(text, tuple(those), text in full, guards.get(text, "")) for text, those in found.items()}


def _name(text: str, divisions: tuple[Division, ...], full: bool, guard: str) -> Name:
    rank = min((_RANK[d.level] for d in divisions if not "" < d.valid_to < _LONG_AGO), default=COUNTY)
    plain = not guard and (full or rank < COUNTY)
    top = tuple(d for d in divisions if full or _RANK[d.level] == rank)
    sure = top[0] if plain and len(top) == 1 and not top[0].valid_from and not top[0].valid_to else None
    loose = not full and rank == COUNTY
    return Name(text, divisions, full, rank, guard, sure, loose, loose or guard not in ("", "alone", "parent"))


def _joined(names: dict[str, Name]) -> dict[str, tuple[Part, ...]]:
    """济南市中区: the letter 市 of 市中区 is not that of 济南市."""
    found: dict[str, tuple[Part, ...]] = {}
    for division in versions():
        if division.name.startswith("市") and division.level == "county":
            for short in lookup(division.parent).shorts.split():
                whole = short + division.name
                city = Part(0, len(short), names[short])
                found[whole] = (city, Part(len(short), len(whole), names[division.name]))
    return found


def _alias_parts(alias: Alias, names: dict[str, Name]) -> list[Part]:
    if alias.form in names:
        return [Part(0, len(alias.form), names[alias.form])]
    parts = []
    for code, span in zip(alias.codes.split(), alias.span.split(), strict=True):
        at = alias.form.index(span)
        name = names[lookup(code).name]
        parts.append(Part(at, at + len(span), name, len(alias.form), tuple(filter(None, alias.unless.split("、")))))
    return parts


class Contexts(NamedTuple):
    """What stands behind a name: matched at its end, `full` and `bare[rank]` rule it out, and `end` lets it end.

    `starts`: the first letters of all that rule out.
    """

    full: re.Pattern[str]
    bare: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
    end: re.Pattern[str]
    starts: frozenset[str]


@cache
def contexts() -> Contexts:
    """The contexts, compiled on first use: alternatives of fixed strings, so matching takes constant time."""
    groups: dict[str, list[str]] = {"any": [], "short": [], "local": [], "county": [], "end": []}
    starts = set()
    for row in rows(Context, "ontology", "division_contexts.tsv"):
        behind = "|".join(map(re.escape, filter(None, row.unless.split("、"))))
        pattern = re.escape(row.text) + (f"(?!{behind})" if behind else "")
        groups["end" if row.kind == "end" else row.applies].append(pattern)
        if row.kind == "not":
            starts.add(row.text[0])
    anything = groups["any"]
    province = anything + groups["short"]
    local = province + groups["local"]
    full, *bare = ("|".join(g) for g in (anything, province, local, local + groups["county"]))
    compiled = tuple(map(re.compile, bare))
    return Contexts(
        re.compile(full),
        (compiled[PROVINCE], compiled[PREFECTURE], compiled[COUNTY]),
        re.compile(r"\s|$|" + "|".join(groups["end"])),
        frozenset(starts),
    )
