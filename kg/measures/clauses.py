"""Cuts what somebody says into clauses and tells the orders from background, praise and slogans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from kg.measures.words import Word, grammar
from kg.model import Span

__all__ = ["Said", "clauses", "kind_of_clause"]

_CLAUSE = re.compile(r"[^，,。；;！？!?：:\n]+")
_LEAD = re.compile(r"[”’）)\s]*")
_ORDINAL = re.compile(
    r"[“\"‘（(]?(?:(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]|其[一二三四五]|[1-9][0-9]?)[)）、.是]|"
    r"[一二三四五六七八九十](?=要))\s*"
)
_PAIRS = {"“": "”", "（": "）", "(": ")", "‘": "’", '"': '"'}
_SOFT = re.compile(r"(?:并且|同时|还|并|也|再|又|特别|尤其|就是|既|而|更)*")
_CHAIN = ("order", "front", "aside")
SCENE = 4
"""How far into its clause a word such as 当前 may stand to set the scene; deeper it belongs to a phrase."""
_TAIL = ' ”"’）)'


class Said(NamedTuple):
    """What is known of a clause beside its words: the force of the verb that governs it, whether it names a measure
    of the scheme, and what the clause before it in the same sentence was."""

    force: str
    measured: bool
    before: str


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


def kind_of_clause(text: str, clause: Span, words: Sequence[Word], said: Said) -> str:
    """What a clause is: "order"; "front", an object or ground before the order that it belongs to (对…的，要…);
    "aside", a slogan among orders; "backdrop", how things are (and what follows in the sentence may be too); or "".

    `words` are the words of the grammar inside the clause.
    """
    if said.force in ("adopt", "arrange"):
        return "order" if said.measured or said.force == "adopt" else ""
    roles = {word.role for word in words}
    backdrop = "backdrop" if said.before == "backdrop" else ""
    if "slogan" in roles:
        return "aside" if said.before in _CHAIN or "must" in roles else backdrop
    if _is_front(text, clause, words, roles) or "must" in roles:
        return "front" if _is_front(text, clause, words, roles) else "order"
    begins = _begins_with_act(text, clause, words, roles)
    if _tells(text, clause, words, roles, begins=begins):
        return "backdrop" if "backdrop" in roles and "background" not in roles else backdrop
    if (said.force == "say" and said.before not in _CHAIN) or (backdrop and not begins):
        return backdrop
    return "order" if said.measured or begins or (said.before == "order" and "imperative" in roles) else ""


def _tells(text: str, clause: Span, words: Sequence[Word], roles: Collection[str], *, begins: bool) -> bool:
    """Whether a clause without a modal tells how things are or were."""
    if "background" in roles:
        return True
    scene = any(word.role == "backdrop" and _sets_scene(text, clause, word) for word in words)
    return not begins and (scene or "state" in roles)


def _is_front(text: str, clause: Span, words: Sequence[Word], roles: Collection[str]) -> bool:
    """Whether a clause begins with a preposition (要以…) and has no act of its own."""
    must = bool(words) and words[0].start == clause.start and text.startswith(("要", "必须"), clause.start)
    first = next(iter(words[must:]), None)
    if first is None or first.role != "preposition" or first.start > clause.start + 2:
        return False
    return "imperative" not in roles or text[clause.start : clause.end].endswith(grammar().front_ends)


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
