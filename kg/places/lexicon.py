"""Everything a division can be called, as one automaton.

The data are ontology/divisions.tsv and three of the files of words beside it: aliases, blockers, guards.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from kg.places.table import Division, lookup, versions
from kg.vocab import rows

__all__ = ["COUNTY", "PREFECTURE", "PROVINCE", "Lexicon", "Name", "Part", "lexicon", "names_place"]

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


class Guard(NamedTuple):
    """A row of division_guards.tsv."""

    name: str
    guard: str


class Lexicon:
    """The automaton of everything that a division can be called.

    A run meets some hundreds of the seven thousand names: each is laid out when it is first met.
    """

    def __init__(self) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._guards = dict(rows(Guard, "ontology", "division_guards.tsv"))
        self._full: set[str] = set()
        self.divisions: dict[str, list[Division]] = {}
        """By each form of words the divisions that it can name."""
        self._names: dict[str, Name] = {}
        aliases = rows(Alias, "ontology", "division_aliases.tsv")
        self._gather(aliases)
        parts: dict[str, tuple[Part, ...] | None] = dict.fromkeys(self.divisions)
        parts |= _joined(self)
        for alias in aliases:
            # With what must follow: 来桂考察; in 来桂林 the city is found.
            then = filter(None, alias.then.split("、"))
            parts |= dict.fromkeys([alias.form + word for word in then] or [alias.form], _alias_parts(alias, self))
        for blocker in rows(Blocker, "ontology", "division_blockers.tsv"):
            at = blocker.phrase.find(blocker.keeps)
            kept = (Part(at, at + len(blocker.keeps), self.name(blocker.keeps)),) if blocker.keeps else ()
            parts[blocker.phrase] = kept
        self._patterns = list(parts)
        self._parts = list(parts.values())
        """The names inside each pattern; None where not laid out yet."""
        self.automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)
        self.heads = frozenset([text[:2] for text in self.divisions])
        """The first two letters of every name."""

    def _gather(self, aliases: Iterable[Alias]) -> None:
        """Notes every form of every version of every division."""
        found = self.divisions
        for division in versions():
            shorts = division.shorts.split()
            self._full.update((division.name, *shorts[:-1]))  # the last is the bare one
            for text in (division.name, *shorts):
                found.setdefault(text, []).append(division)
        for alias in aliases:
            if alias.span == alias.form:
                self._full.add(alias.form)
                found.setdefault(alias.form, []).append(lookup(alias.codes))

    def name(self, text: str) -> Name:
        """The name with this text; KeyError where there is none."""
        made = self._names.get(text)
        if made is None:
            full, guard = text in self._full, self._guards.get(text, "")
            made = self._names[text] = _name(text, tuple(self.divisions[text]), full, guard)
        return made

    def parts(self, pattern: int) -> tuple[Part, ...]:
        """The names inside a pattern of the automaton, none for a blocker."""
        found = self._parts[pattern]
        if found is None:  # one name is all of it
            text = self._patterns[pattern]
            found = self._parts[pattern] = (Part(0, len(text), self.name(text)),)
        return found


@cache
def lexicon() -> Lexicon:
    """The lexicon, built on first use."""
    return Lexicon()


def names_place(text: str) -> bool:
    """Whether the text is a form of a division's name: 江苏, 江苏省."""
    return text in lexicon().divisions


def _name(text: str, divisions: tuple[Division, ...], full: bool, guard: str) -> Name:
    rank = min((_RANK[d.level] for d in divisions if not "" < d.valid_to < _LONG_AGO), default=COUNTY)
    plain = not guard and (full or rank < COUNTY)
    top = tuple(d for d in divisions if full or _RANK[d.level] == rank)
    sure = top[0] if plain and len(top) == 1 and not top[0].valid_from and not top[0].valid_to else None
    loose = not full and rank == COUNTY
    return Name(text, divisions, full, rank, guard, sure, loose, loose or guard not in ("", "alone", "parent"))


def _joined(names: Lexicon) -> dict[str, tuple[Part, ...]]:
    """济南市中区: the letter 市 of 市中区 is not that of 济南市."""
    found: dict[str, tuple[Part, ...]] = {}
    for division in versions():
        if division.name.startswith("市") and division.level == "county":
            for short in lookup(division.parent).shorts.split():
                whole = short + division.name
                city = Part(0, len(short), names.name(short))
                found[whole] = (city, Part(len(short), len(whole), names.name(division.name)))
    return found


def _alias_parts(alias: Alias, names: Lexicon) -> tuple[Part, ...]:
    if alias.form in names.divisions:
        return (Part(0, len(alias.form), names.name(alias.form)),)
    parts = []
    for code, span in zip(alias.codes.split(), alias.span.split(), strict=True):
        at = alias.form.index(span)
        unless = tuple(filter(None, alias.unless.split("、")))
        parts.append(Part(at, at + len(span), names.name(lookup(code).name), len(alias.form), unless))
    return tuple(parts)
