"""The vocabularies of extraction, read once and turned into the shapes that matching needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.vocab import rows
from kg.words import countries, listed

__all__ = [
    "Entry",
    "Hit",
    "Scanner",
    "bound_edges",
    "common_words",
    "first_characters",
    "followers",
    "foreign",
    "land_length",
    "post_bounds",
    "post_heads",
    "titles",
    "words",
]

_LONGEST_LAND = 12  # characters


class Entry(NamedTuple):
    """A row of post_bounds.tsv, name_followers.tsv, not_names.tsv or cues.tsv."""

    word: str
    kind: str


class Head(NamedTuple):
    """A row of post_heads.tsv."""

    head: str
    kind: str


class Word(NamedTuple):
    """A row of not_meetings.tsv or foreign_bodies.tsv."""

    word: str


class Character(NamedTuple):
    """A row of transliteration.tsv."""

    character: str


class Hit(NamedTuple):
    """A word of a vocabulary where it stands in the text; `kind` is its class in the vocabulary."""

    start: int
    end: int
    kind: str


_hit = partial(tuple.__new__, Hit)  # an article has dozens: each in one call of C


class Scanner:
    """Finds the words of one vocabulary in a text: leftmost, and the longest where several begin."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        table = dict(entries)
        self._kinds: Sequence[str] = list(table.values())
        # A DFA is no faster on real articles, which drive it out of the processor's caches, and takes longer to build.
        self._machine = AhoCorasick(
            list(table), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def scan(self, text: str) -> list[Hit]:
        """Every hit in text order, but for words that only hide others (none); none overlaps another."""
        kinds, found = self._kinds, self._machine.find_matches_as_indexes(text)
        return [_hit((start, end, kind)) for i, start, end in found if (kind := kinds[i]) != "none"]

    def spans(self, text: str, kind: str, *, numbered: str, offset: int = 0) -> list[tuple[int, int]]:
        """Where the hits of one kind stand, and those of the kind `numbered` that stand behind a digit.

        `offset` is added to every position: where `text` begins in the article.
        """
        kinds = self._kinds
        return [
            (start + offset, end + offset)
            for i, start, end in self._machine.find_matches_as_indexes(text)
            if kinds[i] == kind or (kinds[i] == numbered and text[start - 1 : start].isdigit())
        ]

    def holds(self, text: str) -> bool:
        """Whether any word of the vocabulary stands in the text."""
        return bool(self._machine.find_matches_as_indexes(text))


@cache
def words(name: str) -> frozenset[str]:
    """The first column of not_names, not_meetings, foreign_bodies or transliteration."""
    if name == "not_names":
        return frozenset(row.word for row in _not_names()) | listed("not_person")
    row_type: type[Word | Character] = Character if name == "transliteration" else Word
    return frozenset(row[0] for row in rows(row_type, "ontology", f"{name}.tsv"))


@cache
def _not_names() -> tuple[Entry, ...]:
    return rows(Entry, "ontology", "not_names.tsv")


@cache
def common_words() -> frozenset[str]:
    """The words of not_names.tsv that are so common that nobody is called so."""
    return frozenset(row.word for row in _not_names() if row.kind == "common") | listed("not_person")


@cache
def foreign() -> frozenset[str]:
    """Names that a foreign post begins with: countries, and bodies of other countries."""
    return words("foreign_bodies").union([row.name for row in countries()])


@cache
def _lands() -> dict[str, list[str]]:
    """The names of countries and foreign bodies by their first two characters, longest first."""
    table: dict[str, list[str]] = {}
    for name in sorted(foreign(), key=lambda name: (-len(name), name)):
        if 1 < len(name) <= _LONGEST_LAND:
            table.setdefault(name[:2], []).append(name)
    return table


def land_length(text: str, at: int = 0) -> int:
    """How long the longest country's or foreign body's name is that stands at `at`; 0 where none does."""
    for name in _lands().get(text[at : at + 2], ()):
        if text.startswith(name, at):
            return len(name)
    return 0


@cache
def followers() -> dict[str, tuple[tuple[str, str], ...]]:
    """First character to the (word, kind) pairs that may stand behind a name, longest word first."""
    return first_characters((row.word, row.kind) for row in rows(Entry, "ontology", "name_followers.tsv"))


@cache
def post_heads() -> Scanner:
    """The nouns that end a post."""
    return Scanner((row.head, row.kind) for row in rows(Head, "ontology", "post_heads.tsv"))


@cache
def titles() -> frozenset[str]:
    """The nouns that end a post, and the ways to address somebody: no given names."""
    heads = rows(Head, "ontology", "post_heads.tsv")
    return frozenset(row.head for row in heads if row.kind != "none") | listed("address")


@cache
def _bounding() -> dict[str, str]:
    entries = {name: "keep" for name in foreign() if len(name) > 1}
    return entries | {row.word.replace("\\n", "\n"): row.kind for row in rows(Entry, "ontology", "post_bounds.tsv")}


@cache
def post_bounds() -> Scanner:
    """Where a post's title begins (cut), and the longer words that only look like it (keep)."""
    return Scanner(_bounding().items())


class BoundEdges(NamedTuple):
    """What can be told of the words that bound a title without a look at the sentence."""

    marks: frozenset[str]
    """Those of one character that is part of no other: they bound a title wherever they stand."""
    ends: frozenset[str]
    """The last characters of all, as those of what ends before a name."""
    beginnings: frozenset[str]
    """The first two characters of the longer ones."""


@cache
def bound_edges() -> BoundEdges:
    """The edges of the words in `post_bounds` that bound a title."""
    cuts = [word for word, kind in _bounding().items() if kind != "keep"]
    within = Counter(character for word in _bounding() for character in set(word))
    marks = frozenset(word for word in cuts if len(word) == 1 and within[word] == 1 and _bounding()[word] == "cut")
    return BoundEdges(
        marks, frozenset(word[-1] for word in cuts), frozenset(word[:2] for word in cuts if len(word) > 1)
    )


def first_characters(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Words with their kinds by first character, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for word, kind in pairs:
        table.setdefault(word[0], []).append((word, kind))
    return {c: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair))) for c, found in table.items()}
