"""The vocabularies of directives, read once: verbs of saying, what stands before them, and words inside clauses."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.vocab import rows

__all__ = ["Grammar", "SayingVerb", "Word", "grammar"]


class SayingVerb(NamedTuple):
    """A row of saying_verbs.tsv; `force` is order, stress, decide, say or adopt."""

    verb: str
    force: str
    example: str
    counter_example: str


class SayingContext(NamedTuple):
    """A row of saying_context.tsv."""

    word: str
    role: str


class ClauseWord(NamedTuple):
    """A row of clause_words.tsv."""

    word: str
    role: str


class NarrativeCue(NamedTuple):
    """A row of narrative_cues.tsv; `place` is start or end (of a sentence), or front (end of a fronted clause)."""

    word: str
    place: str


class Surname(NamedTuple):
    """A row of surnames.tsv."""

    surname: str
    kind: str


class Word(NamedTuple):
    """A word of the grammar where it stands; `role` as in clause_words.tsv, or "verb" for a verb of saying."""

    start: int
    end: int
    role: str


class Grammar:
    """All words that tell an order from a report, found in one pass; the longest word wins where several begin."""

    def __init__(self) -> None:
        self.force = {row.verb: row.force for row in rows(SayingVerb, "ontology", "saying_verbs.tsv")}
        context = rows(SayingContext, "ontology", "saying_context.tsv")
        self.context = {row.word: row.role for row in context}
        self.longest = max(len(word) for word in self.context)
        cues = rows(NarrativeCue, "ontology", "narrative_cues.tsv")
        self.narrative_starts = tuple(cue.word for cue in cues if cue.place == "start")
        self.narrative_ends = tuple(cue.word for cue in cues if cue.place == "end")
        self.front_ends = tuple(cue.word for cue in cues if cue.place == "front")
        self.surnames = frozenset(row.surname for row in rows(Surname, "ontology", "surnames.tsv"))
        roles = {row.word: row.role for row in rows(ClauseWord, "ontology", "clause_words.tsv")}
        roles.update(dict.fromkeys(self.force, "verb"))
        self._roles = list(roles.values())
        self._verbs = frozenset(number for number, role in enumerate(self._roles) if role == "verb")
        self._machine = AhoCorasick(list(roles), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    def likely_name(self, words: str) -> bool:
        """Whether words look like a person's name: two to four characters that begin with a surname."""
        return 2 <= len(words) <= 4 and (words[0] in self.surnames or words[:2] in self.surnames)

    def scan(self, text: str) -> list[Word]:
        """Every word of the grammar in text order, without overlaps; none where no verb of saying is among them."""
        hits = self._machine.find_matches_as_indexes(text)
        if self._verbs.isdisjoint(hit[0] for hit in hits):
            return []
        roles = self._roles
        return [Word(start, end, roles[i]) for i, start, end in hits]


@cache
def grammar() -> Grammar:
    """The grammar of the shipped vocabularies."""
    return Grammar()
