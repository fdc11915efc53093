"""Verbs of saying that govern nothing where they stand: nouns for an order of before, passives, names of ideas."""

from __future__ import annotations

import re

from kg.measures.words import Grammar
from kg.patterns import pattern

__all__ = ["QUOTES", "is_name", "is_of_before", "quotes_a_name"]

_NOUN_BEFORE = frozenset(("的", "之", "了", "过", "、", "和", "。", "》", "”", "；", ""))
QUOTED = 80
"""The name of an idea is at most so long, in quotation marks, ..."""
TERM = 4
"""... and so few characters are never more than a name."""
QUOTES = re.compile("[，：:,]?“")
_BLANK_OR_STOP = "，,、。；;"


def is_name(text: str, end: int, force: str) -> bool:
    """Whether what follows the verb makes it a noun, a passive or a part of a name: 指示精神, 强调的."""
    if text[end : end + 1] in _NOUN_BEFORE and force not in ("adopt", "arrange"):
        return True
    return pattern("verb.named-by").match(text, end) is not None


def is_of_before(left: str, word: str, grammar: Grammar) -> bool:
    """Whether the verb is a noun for an order of before: 按照…要求, 响应…号召, “…”的要求, 对…的重要部署."""
    if word == "部署" and pattern("verb.great").search(left):
        return True
    if grammar.has(word, "given") and pattern("verb.named-order").search(left):
        return True
    if not grammar.has(word, "noun"):
        return False
    return bool(pattern("verb.according").match(left) or pattern("verb.carried-out").search(left))


def quotes_a_name(text: str, end: int) -> bool:
    """Whether what follows the verb is the name of an idea: 提出“…”的重要论断, 提出“三个不能”，."""
    quoted = QUOTES.match(text, end)
    if not quoted:
        return False
    close = text.find("”", quoted.end(), end + QUOTED)
    short = text[end] == "“" and close - quoted.end() <= TERM and text[close + 1 : close + 2] in _BLANK_OR_STOP
    return close >= 0 and (short or text.startswith("的", close + 1))
