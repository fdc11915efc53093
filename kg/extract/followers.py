"""What can stand behind a name, and the vocabularies that names are read with."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.lexicon import followers, titles, words
from kg.patterns import pattern
from kg.words import listed, surnames

__all__ = ["ACTS", "DOTTED", "RANK", "Candidate", "follower", "is_han", "tables"]

_HAN = (("\u3400", "\u9fff"), ("\U00020000", "\U0002ebe0"), ("\U00030000", "\U0003134a"))
"""First and last of the Chinese characters; those beyond the first range are rare."""
ACTS = frozenset(("verb", "word"))
# Parts are short; the number of them is bounded.
DOTTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}")
RANK = {"stop": 3, "verb": 4, "word": 3, "weak": 1, "": 0}


class Tables(NamedTuple):
    """The vocabularies that a name is read with, as sets."""

    surnames: dict[str, str]
    never: frozenset[str]
    """Characters that no Chinese name holds: particles, punctuation, digits, white space."""
    particles: frozenset[str]
    body_ends: frozenset[str]
    titles: frozenset[str]
    words: frozenset[str]


@cache
def tables() -> Tables:
    """The vocabularies of names, loaded once."""
    return Tables(
        surnames(),
        listed("never_in_name") | frozenset(" \n0123456789"),
        listed("particle"),
        listed("body_end"),
        titles(),
        words("not_names"),
    )


class Candidate(NamedTuple):
    """A name that ends at `end`; `rank` says how sure the end is (1: weak, 3: stop or word, 4: a verb of officials)."""

    end: int
    rank: int


def follower(text: str, at: int) -> str:
    """The kind of what stands at `at`: stop, verb, word, weak, or "" for what can't follow a name."""
    if at >= len(text):
        return "stop"
    c = text[at]
    if c == "来":  # 某某|来校调研; where a word that follows names stands behind it (来到, 来赴), it may end the name
        comes = not follower(text, at + 1) and pattern("name.comes").match(text, at)
        if comes:
            return "word"
    beginning = followers().get(c)
    if beginning is None:  # most characters begin no word that follows names
        return "stop" if c in " \n" or c.isdigit() else ""
    for word, kind in beginning:
        if text.startswith(word, at):
            return "" if kind == "none" else kind
    return ""


def is_han(name: str) -> bool:
    """Whether there is nothing but Chinese characters in a name."""
    (first, last), *_ = _HAN
    if first <= min(name, default="") and max(name) <= last:
        return True
    return bool(name) and all(any(low <= c <= high for low, high in _HAN) for c in name)
