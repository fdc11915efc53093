"""Vocabularies that several stages read: short word lists, surnames, countries; each read once."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.vocab import rows

__all__ = ["Country", "Listed", "choices", "countries", "is_surname", "listed", "surnames"]


class Country(NamedTuple):
    """A row of countries.tsv."""

    name: str
    code: str


class Surname(NamedTuple):
    """A row of surnames.tsv."""

    surname: str
    kind: str


class Listed(NamedTuple):
    """A row of extraction_words.tsv."""

    kind: str
    word: str


@cache
def countries() -> tuple[Country, ...]:
    """The names of countries, each with its code."""
    return rows(Country, "ontology", "countries.tsv")


@cache
def surnames() -> dict[str, str]:
    """Surname to kind: single, compound or weak."""
    return {row.surname: row.kind for row in rows(Surname, "ontology", "surnames.tsv")}


def is_surname(stretch: str) -> bool:
    """Whether this is a surname, and no weak one: those need more than what follows to begin a name."""
    return surnames().get(stretch, "weak") != "weak"


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for row in rows(Listed, "ontology", "extraction_words.tsv"):
        lists.setdefault(row.kind, set()).add(row.word)
    return {kind: frozenset(found) for kind, found in lists.items()}


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of one kind in extraction_words.tsv, such as listed("object_lead")."""
    return _word_lists()[kind]


@cache
def choices(kind: str) -> tuple[str, ...]:
    """The words of `listed` in order, as `startswith` and `endswith` take them."""
    return tuple(sorted(listed(kind)))
