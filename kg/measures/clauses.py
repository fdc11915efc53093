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
SCENE = 4
"""How far into its clause a word such as 当前 may stand to set the scene; deeper it belongs to a phrase."""
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


def is_order(text: str, clause: Span, words: Sequence[Word], *, force: str, measured: bool, before: str) -> str:
    """What a clause is: "order", "backdrop" (how things are; what follows in the sentence may be too) or "".

    `words` are the words of the grammar inside it; `measured`: it names a measure of the scheme; `before`: what the
    clause before it in the same sentence was.
    """
    if force in ("adopt", "arrange"):
        return "order" if measured or force == "adopt" else ""
    roles = {word.role for word in words}
    if "must" in roles:
        return "order" if measured or "slogan" not in roles else ""
    if any(word.role == "backdrop" and _sets_scene(text, clause, word) for word in words):
        return "backdrop"
    backdrop = before if before == "backdrop" else ""
    if "background" in roles or (force == "say" and before != "order"):
        return backdrop
    begins = _begins_with_act(text, clause, words, roles)
    if backdrop and not begins:
        return backdrop
    acts = begins or (before == "order" and "imperative" in roles)
    return "order" if measured or (acts and "slogan" not in roles) else ""


def _sets_scene(text: str, clause: Span, word: Word) -> bool:
    return word.start - clause.start <= SCENE or text.startswith("以来", word.end - 2)


def _begins_with_act(text: str, clause: Span, words: Sequence[Word], roles: Collection[str]) -> bool:
    soft = _SOFT.match(text, clause.start, clause.end)
    begin = soft.end() if soft else clause.start
    first = next((word for word in words if word.end > begin), None)
    if first is None or first.start > begin:
        return False
    if first.role in ("imperative", "manner"):
        return True
    return first.role == "preposition" and "imperative" in roles
