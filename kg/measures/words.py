"""The vocabularies of directives, read once: verbs of saying, what stands before them, and words inside clauses."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.vocab import rows
from kg.words import countries, surnames

__all__ = [
    "BACKDROP",
    "BACKGROUND",
    "DIPLOMATIC",
    "IMPERATIVE",
    "LOOK_BACK",
    "MANNER",
    "MUST",
    "PREPOSITION",
    "PRINCIPLE",
    "SENTENCE_END",
    "SLOGAN",
    "STATE",
    "VERB",
    "ClauseWord",
    "Grammar",
    "SayingVerb",
    "Word",
    "clause_start",
    "grammar",
    "sentence_start",
]

# Roles are bits, so that what a clause holds is one number. Words are plain tuples: there are a hundred in an article.
VERB: Final = 1
MUST: Final = 2
MANNER: Final = 4
IMPERATIVE: Final = 8
PREPOSITION: Final = 16
BACKGROUND: Final = 32
STATE: Final = 64
BACKDROP: Final = 128
SLOGAN: Final = 256
DIPLOMATIC: Final = 512
PRINCIPLE: Final = 1024
_ROLES = {
    "verb": VERB,
    "must": MUST,
    "manner": MANNER,
    "imperative": IMPERATIVE,
    "preposition": PREPOSITION,
    "background": BACKGROUND,
    "state": STATE,
    "backdrop": BACKDROP,
    "slogan": SLOGAN,
    "diplomatic": DIPLOMATIC,
    "principle": PRINCIPLE,
    "mask": 0,
}

LOOK_BACK: Final = 60
"""How far before a verb its subject is looked for, in code points; sentences of the corpus put it within 40."""
SENTENCE_END: Final = re.compile(r"[。！？!?；;\n]")
_ENDS = frozenset("，,。；;！？!?：:\n")

Word = tuple[int, int, int]
"""A word of the grammar: start, end, and its role (a bit; 0: it only holds another word)."""


class SayingVerb(NamedTuple):
    """A row of saying_verbs.tsv; `force` is order, stress, decide, say, adopt or arrange; `traits` are told there."""

    verb: str
    force: str
    traits: str
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
    """A row of narrative_cues.tsv; `place` is start or end of a sentence, front or within (ends of a clause), title,
    abroad or home."""

    word: str
    place: str


class Grammar:
    """All words that tell an order from a report; the longest word wins where several begin."""

    def __init__(self) -> None:
        sayings = rows(SayingVerb, "ontology", "saying_verbs.tsv")
        self.force = {row.verb: row.force for row in sayings}
        self._traits: dict[str, set[str]] = {}
        for row in sayings:
            for trait in row.traits.split():
                self._traits.setdefault(trait, set()).add(row.verb)
        context = rows(SayingContext, "ontology", "saying_context.tsv")
        self.context = {row.word: row.role for row in context}
        self.others = tuple([row.word for row in context if row.role == "other" and len(row.word) > 1])
        sizes: dict[str, set[int]] = {}
        longest = max(len(word) for word in self.context)
        for word in (*self.context, *(verb for verb in self.force if len(verb) <= longest)):
            sizes.setdefault(word[-1], set()).add(len(word))
        self._context_sizes = {last: sorted(some, reverse=True) for last, some in sizes.items()}
        cues = rows(NarrativeCue, "ontology", "narrative_cues.tsv")
        self.narrative_starts = tuple(cue.word for cue in cues if cue.place == "start")
        self.narrative_ends = tuple(cue.word for cue in cues if cue.place == "end")
        self.features = tuple(cue.word for cue in cues if cue.place == "title")
        abroad = {cue.word for cue in cues if cue.place == "abroad"}
        abroad |= {country.name for country in countries()}
        self._at_home = len(abroad)
        home = [cue.word for cue in cues if cue.place == "home"]
        self._abroad = AhoCorasick([*sorted(abroad), *home], matchkind=MatchKind.LeftmostLongest)
        self.front_ends = tuple(cue.word for cue in cues if cue.place == "front")
        self.within_ends = tuple(cue.word for cue in cues if cue.place == "within")
        self.surnames = surnames()
        roles = {row.word: _ROLES[row.role] for row in rows(ClauseWord, "ontology", "clause_words.tsv")}
        roles.update(dict.fromkeys(self.force, VERB))
        self._roles = list(roles.values())
        self._longest = max(map(len, roles))
        self._pairs = frozenset([word[i : i + 2] for word in roles for i in range(len(word) - 1)])
        self._begun = frozenset([word[:i] for word in roles for i in range(1, len(word))])
        self._verbs = AhoCorasick(
            list(self.force), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )
        states = [word for word, role in roles.items() if role == DIPLOMATIC]
        self._states = AhoCorasick(states, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
        self._words = AhoCorasick(
            list(roles), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def has(self, verb: str, trait: str) -> bool:
        """Whether a verb of saying has this trait, such as has("说", "speaks")."""
        return verb in self._traits[trait]

    def abroad(self, title: str) -> bool:
        """Whether a title tells of other states: it names one, or a visit or call between states."""
        return any(number < self._at_home for number, _, _ in self._abroad.find_matches_as_indexes(title))

    def likely_name(self, words: str) -> bool:
        """Whether words look like a person's name: two to four characters that begin with a surname."""
        return 2 <= len(words) <= 4 and (words[0] in self.surnames or words[:2] in self.surnames)

    def last_word(self, left: str) -> tuple[int, str]:
        """Length and role of the longest word of saying_context.tsv, or verb of saying, that `left` ends with."""
        context = self.context
        for size in self._context_sizes.get(left[-1], ()):
            word = left[-size:]
            role = context.get(word)
            if role:
                return size, role
            if word in self.force:
                return size, "connective"
        return 0, ""

    def verbs(self, text: str) -> list[tuple[int, int, int]]:
        """(number, start, end) where a verb of saying stands, be it in another word: see `stands`."""
        return self._verbs.find_matches_as_indexes(text)

    def states(self, text: str) -> list[int]:
        """Where words of talk between states begin."""
        return [s for _, s, e in self._states.find_matches_as_indexes(text) if self.stands(text, s, e, DIPLOMATIC)]

    def stands(self, text: str, start: int, end: int, role: int) -> bool:
        """Whether text[start:end] is a word of its own in its clause: 要求 is none in 高要求."""
        if text[start - 1 : start + 1] not in self._pairs and text[start:end] not in self._begun:
            return True  # no word goes on across its start, no longer one begins there: no need to look
        roles = self._roles
        clause = clause_start(text, start, _ENDS)
        for number, first, last in self._words.find_matches_as_indexes(text[clause : start + self._longest]):
            if clause + first >= start:
                return clause + first == start and clause + last == end and roles[number] == role
        return False

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words in text[start:end] in order, without overlaps."""
        roles = self._roles
        return [
            (start + first, start + last, roles[i])
            for i, first, last in self._words.find_matches_as_indexes(text[start:end])
        ]


def clause_start(text: str, position: int, stops: Collection[str]) -> int:
    """Where the clause that holds `position` begins, behind one of `stops`, at most LOOK_BACK before it."""
    # By hand: most clauses begin a few characters before, and a search backwards is nothing that `re` has.
    floor = max(0, position - LOOK_BACK)
    while position > floor and text[position - 1] not in stops:
        position -= 1
    return position


def sentence_start(text: str, floor: int, position: int, stops: str = "。\n") -> int:
    """Where the sentence that holds `position` begins; `floor` where none ends between that and it."""
    return max(floor, *[text.rfind(stop, floor, position) + 1 for stop in stops])


@cache
def grammar() -> Grammar:
    """The grammar of the shipped vocabularies."""
    return Grammar()
