"""What the rules of extraction are, for people who ask why a fact is there (kg:rule): ontology/rules.tsv."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg.vocab import rows

__all__ = ["Rule", "rulebook"]


class Rule(NamedTuple):
    """A row of rules.tsv: a rule's id, what it reads, a text in which it makes a fact, and one in which it does not.

    In the texts a line break is written as a backslash and n.
    """

    rule: str
    zh: str
    en: str
    example: str
    counter_example: str


@cache
def rulebook() -> dict[str, Rule]:
    """Every rule by its id, such as rulebook()["presides.by-verb"].en."""
    return {row.rule: row for row in rows(Rule, "ontology", "rules.tsv")}
