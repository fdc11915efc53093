"""Cuts what somebody says into clauses and tells the orders from background, praise and slogans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.measures.words import Word
from kg.model import Span

__all__ = ["clauses", "is_order"]

_CLAUSE = re.compile(r"[^，,。；;！？!?：:\n]+")
_LEAD = re.compile(r"[”’）)\s]*")
_ORDINAL = re.compile(
    r"[“\"‘（(]?(?:(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]|其[一二三四五]|[1-9][0-9]?)[)）、.是]|"
    r"[一二三四五六七八九十](?=要))\s*"
)
_PAIRS = {"“": "”", "（": "）", "(": ")", "‘": "’", '"': '"'}
_SOFT = re.compile(r"(?:并且|同时|还|并|也|再|又|特别|尤其|就是|既|而|更|坚持)*")
_TAIL = ' ”"’）)'


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of text[start:end] in order, between commas and stops, without ordinals and outer quotes."""
    for match in _CLAUSE.finditer(text, start, end):
        first, last = _LEAD.match(text, match.start()).end(), match.end()  # type: ignore[union-attr]
        ordinal = _ORDINAL.match(text, first, last)
        first = ordinal.end() if ordinal else first
        if first < last and text[first] in _PAIRS and _PAIRS[text[first]] not in text[first + 1 : last]:
            first += 1
        while last > first and text[last - 1] in _TAIL and not _closes(text[first:last]):
            last -= 1
        if last - first >= 2:
            yield Span(first, last)


def _closes(clause: str) -> bool:
    """Whether the bracket or quote that ends the clause was opened in it."""
    return any(clause[-1] == close and opening in clause[:-1] for opening, close in _PAIRS.items())


def is_order(text: str, clause: Span, words: Sequence[Word], *, force: str, measured: bool, after_order: bool) -> bool:
    """Whether a clause orders something; `words` are the words of the grammar inside it.

    `measured`: it names a measure of the scheme. `after_order`: the clause before it in the sentence was an order.
    """
    roles = {word.role for word in words}
    if force == "adopt" or "must" in roles:
        return measured or force == "adopt" or "slogan" not in roles
    if "background" in roles or (force == "say" and not after_order):
        return False
    if measured or "slogan" in roles:
        return measured
    return _begins_with_act(text, clause, words, roles) or (after_order and "imperative" in roles)


def _begins_with_act(text: str, clause: Span, words: Sequence[Word], roles: Collection[str]) -> bool:
    soft = _SOFT.match(text, clause.start, clause.end)
    begin = soft.end() if soft else clause.start
    first = next((word for word in words if word.end > begin), None)
    if first is None or first.start > begin:
        return False
    if first.role in ("imperative", "manner"):
        return True
    return first.role == "preposition" and "imperative" in roles
