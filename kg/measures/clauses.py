"""Cuts what somebody says into clauses and tells the orders from background, praise and slogans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.measures.words import (
    BACKDROP,
    BACKGROUND,
    IMPERATIVE,
    MANNER,
    MUST,
    PREPOSITION,
    PRINCIPLE,
    SLOGAN,
    STATE,
    Word,
    grammar,
)

__all__ = ["clauses", "kind_of_clause"]

_CLAUSE = re.compile(r"[^，,。；;！？!?：:\n]+")
_LEAD = re.compile(r"[”’）)\s]*")
_LEADS = frozenset("”’）)" + "".join(c for c in map(chr, range(0x3001)) if c.isspace()))
_ORDINAL = re.compile(
    r"[“\"‘（(]?(?:(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]|其[一二三四五]|[1-9][0-9]?)[)）、.是]|"
    r"[一二三四五六七八九十](?=要))\s*"
)
_ORDINALS = frozenset('“"‘（(一二三四五六七八九十第其123456789')
_PAIRS = {"“": "”", "（": "）", "(": ")", "‘": "’", '"': '"'}
_SOFT = re.compile(r"(?:并且|同时|还|并|也|再|又|特别|尤其|就是|既|而|更)*")
_SOFT_STARTS = frozenset("并同还也再又特尤就既而更")
_ACTS = IMPERATIVE | MANNER | PRINCIPLE
_TELLS = BACKGROUND | BACKDROP | STATE
_TOLD_ON = ("backdrop", "record")
_RESULTS = ("让", "使")
"""How a result that is ordered begins, behind an order: 加强巡查，让群众放心."""
_CHAIN = ("order", "front", "aside")
SCENE = 4
"""How far into its clause a word such as 当前 may stand to set the scene; deeper it belongs to a phrase."""
_TAIL = frozenset(' ”"’）)')


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of text[start:end] in order, between commas and stops, without ordinals and outer quotes."""
    found = []
    for match in _CLAUSE.finditer(text, start, end):
        first, last = match.span()
        if text[first] in _LEADS:
            first = _LEAD.match(text, first).end()  # type: ignore[union-attr]
        if first < last and text[first] in _ORDINALS:
            ordinal = _ORDINAL.match(text, first, last)
            first = ordinal.end() if ordinal else first
            if first < last and text[first] in _PAIRS and _PAIRS[text[first]] not in text[first + 1 : last]:
                first += 1
        while last > first and text[last - 1] in _TAIL and not _closes(text[first:last]):
            last -= 1
        if last - first >= 2:
            found.append((first, last))
    return found


def _closes(clause: str) -> bool:
    """Whether the bracket or quote that ends the clause was opened in it."""
    return any(clause[-1] == close and opening in clause[:-1] for opening, close in _PAIRS.items())


def kind_of_clause(
    text: str, start: int, end: int, words: Sequence[Word], *, measured: bool, force: str, before: str
) -> str:
    """What the clause text[start:end] is: "order"; "front", an object or ground before the order that it belongs to
    (对…的，要…); "aside", a slogan among orders; "backdrop", how things are (and what follows in the sentence may be
    too), and "record" (and what follows in the sentence is); or "".

    `words` are those of the grammar in it, `measured` tells whether it names a measure of the scheme; `force` is that
    of the verb that governs it (order, stress, decide or say), `before` what the clause before it was.
    """
    told = before if before in _TOLD_ON else ""
    roles = 0
    for word in words:
        roles |= word[2]
    if roles & SLOGAN or (roles & PRINCIPLE and not measured and _states_principle(words)):
        return "aside" if before in _CHAIN or roles & MUST else told
    if told == "record" and not roles & MUST:
        return told
    if roles & PREPOSITION and _is_front(text, start, end, words, roles):
        return "order" if before == "order" and text[start] in _RESULTS else "front"
    if roles & MUST and text[start] != "是":  # 是必须…的: what something is
        return "order"
    begins = bool(roles & _ACTS) and _begins_with_act(text, start, end, words, roles)
    now = _tells(text, start, end, words, roles, begins=begins) if roles & _TELLS else ""
    if now or (force == "say" and before not in _CHAIN) or (told and not begins):
        return told if now in ("", "told") else now
    acts = begins or (measured and (roles & _ACTS or before in _CHAIN)) or (roles & IMPERATIVE and before == "order")
    return "order" if acts else told


def _tells(text: str, start: int, end: int, words: Sequence[Word], roles: int, *, begins: bool) -> str:
    """How a clause without a modal tells how things are or were: "told"; "backdrop" or "record" where what follows
    in the sentence may or will do so too; "" where it doesn't."""
    if roles & BACKGROUND:
        return "told"
    scene = [(first, last) for first, last, role in words if role == BACKDROP]
    if any(text.startswith("来", last - 1) or (first, last) == (start, end) for first, last in scene):
        return "record"
    if begins:
        return ""
    if any(first - start <= SCENE for first, _ in scene):
        return "backdrop"
    return "told" if roles & STATE else ""


def _states_principle(words: Sequence[Word]) -> bool:
    """Whether the first act of a clause is to keep to something: 要坚持…, 牢牢把握…."""
    return next((role for _, _, role in words if not role & (MUST | MANNER)), 0) == PRINCIPLE


def _is_front(text: str, start: int, end: int, words: Sequence[Word], roles: int) -> bool:
    """Whether a clause begins with a preposition (要以…) and has no act of its own."""
    must = words[0][0] == start and text.startswith(("要", "必须"), start)
    if len(words) <= must or words[must][2] != PREPOSITION or words[must][0] > start + 2:
        return False
    return not roles & IMPERATIVE or text[start:end].endswith(grammar().front_ends)


def _begins_with_act(text: str, start: int, end: int, words: Sequence[Word], roles: int) -> bool:
    begin = start
    if text[start] in _SOFT_STARTS:
        begin = _SOFT.match(text, start, end).end()  # type: ignore[union-attr]
    for first, last, role in words:
        if last > begin:
            return first <= begin and bool(role & _ACTS or (role == PREPOSITION and roles & IMPERATIVE))
    return False
