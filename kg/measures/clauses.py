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
from kg.patterns import beginnings, pattern

__all__ = ["REPORTED", "clauses", "kind_of_clause", "roles_of"]

_CLAUSE = re.compile(r"[^，,。；;！？!?：:\n]+")
_LEAD = re.compile(r"[”’）)\s]*")
_LEADS = frozenset("”’）)" + "".join(c for c in map(chr, range(0x3001)) if c.isspace()))
_PAIRS = {"“": "”", "（": "）", "(": ")", "‘": "’", '"': '"'}
_ACTS = IMPERATIVE | MANNER | PRINCIPLE
_TELLS = BACKGROUND | BACKDROP | STATE
_TOLD_ON = ("backdrop", "record")
_RESULTS = ("让", "使")
"""How a result that is ordered begins, behind an order: 加强巡查，让群众放心."""
REPORTED = ("announce", "say")
"""Forces under which a clause counts only where it has a modal, or goes on with one that has."""
_CHAIN = ("order", "front", "aside")
_FUTURE = "将"
"""Behind its subject, with no act before it, it tells what will be: 消费升级将带来…."""
_TELLING = ("了", "是")
"""Before a modal they make of it something that was or is: 明确了必须…的任务, 根本的是要…."""
_PURPOSE = "为"
"""A clause that begins so says what an order is good for: 为…提供保障."""
_WITHIN = "在"
"""How a clause begins that tells when or where the order behind it is carried out, with an end such as 期间."""
SUBJECT = 10
"""Up to so many characters name who is to act, before the modal."""
SCENE = 4
"""How far into its clause a word such as 当前 may stand to set the scene; deeper it belongs to a phrase."""
_TAIL = frozenset(' ”"’）)')


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of text[start:end] in order, between commas and stops, without ordinals and outer quotes."""
    found = []
    ordinals, ordinal_at = beginnings("clause.ordinal"), pattern("clause.ordinal").match
    for match in _CLAUSE.finditer(text, start, end):
        first, last = match.span()
        if text[first] in _LEADS:
            first = _LEAD.match(text, first).end()  # type: ignore[union-attr]
        if first < last and text[first] in ordinals:
            ordinal = ordinal_at(text, first, last)
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


def roles_of(words: Sequence[Word]) -> int:
    """The roles of all words of a clause together, a bit each."""
    roles = 0
    for word in words:
        roles |= word[2]
    return roles


def kind_of_clause(
    text: str, start: int, end: int, words: Sequence[Word], *, measured: bool, force: str, before: str
) -> str:
    """What the clause text[start:end] is: "order"; "front", an object or ground before the order that it belongs to
    (对…的，要…); "aside", a slogan among orders; "backdrop", how things are (and what follows in the sentence may be
    too), and "record" (and what follows in the sentence is); or "".

    `words` are those of the grammar in it, `measured` tells whether it names a measure of the scheme; `force` is that
    of the verb that governs it (order, stress, decide, say or announce), `before` what the clause before it was.
    """
    told = before if before in _TOLD_ON else ""
    roles = roles_of(words)
    if roles & SLOGAN or (roles & PRINCIPLE and not measured and _states_principle(words)):
        return "aside" if before in _CHAIN or roles & MUST else told
    if not roles & MUST:
        if told == "record":
            return told
        if text[start] == _PURPOSE:
            return "aside" if before in _CHAIN else told
    if roles & PREPOSITION and _is_front(text, start, end, words, roles):
        return "order" if before == "order" and text[start] in _RESULTS else "front"
    if (roles & MUST and not (roles & BACKGROUND and _tells_before_modal(text, words))) or (
        force == "announce" and not roles & BACKGROUND and pattern("clause.notice").search(text, start, end)
    ):
        return "order"
    return _without_modal(text, start, end, words, roles, measured=measured, force=force, before=before)


def _without_modal(
    text: str, start: int, end: int, words: Sequence[Word], roles: int, *, measured: bool, force: str, before: str
) -> str:
    """What a clause is that has no modal: an order where it begins with an act or goes on with an order."""
    told = before if before in _TOLD_ON else ""
    begins = bool(roles & _ACTS) and _begins_with_act(text, start, end, words, roles)
    now = _tells(text, start, end, words, roles, begins=begins) if roles & _TELLS else ""
    announced = force == "announce" and measured and (begins or _sets_rule(text, start, end))
    if now or (force in REPORTED and before not in _CHAIN and not announced) or (told and not begins):
        return told if now in ("", "told") else now
    if roles & PREPOSITION and before != "order" and _will_be(text, start, words):
        return "record"
    acts = (
        begins
        or (measured and (roles & _ACTS or before in _CHAIN or _sets_rule(text, start, end)))
        or (roles & IMPERATIVE and before == "order")
    )
    return "order" if acts else told


def _sets_rule(text: str, start: int, end: int) -> bool:
    """Whether a clause says who does something, how often, or that it is never left out: 老年人由专人陪同."""
    return pattern("clause.sets-rule").search(text, start, end) is not None


def _tells(text: str, start: int, end: int, words: Sequence[Word], roles: int, *, begins: bool) -> str:
    """How a clause without a modal tells how things are or were: "told"; "backdrop" or "record" where what follows
    in the sentence may or will do so too; "" where it doesn't."""
    if roles & BACKGROUND and not pattern("clause.kept-off").match(text, start):
        return "told"  # what is to be kept off may be told as what happens: 严防疫情引发…
    fronted = words[0][2] == PREPOSITION and words[0][0] == start
    scene = [] if fronted else [(first, last) for first, last, role in words if role == BACKDROP]
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
    must = words[0][2] == MUST and words[0][0] <= start + SUBJECT
    begin = words[0][1] if must else start
    if len(words) <= must or words[must][2] != PREPOSITION or words[must][0] > begin + 1:
        return False
    if text[words[must][0]] == _WITHIN and text.endswith(grammar().within_ends, start, end):
        return True
    return not roles & IMPERATIVE or text.endswith(grammar().front_ends, start, end)


def _tells_before_modal(text: str, words: Sequence[Word]) -> bool:
    """Whether the clause tells what was or is before its modal comes."""
    for first, last, role in words:
        if role == MUST:
            return False
        if role == BACKGROUND and text[first:last] in _TELLING:
            return True
    return False


def _will_be(text: str, start: int, words: Sequence[Word]) -> bool:
    """Whether 将 stands behind a subject, with no act before it."""
    for first, _, role in words:
        if role == PREPOSITION and text[first] == _FUTURE:
            return first > start + 1
        if role & (MUST | MANNER):
            return False
    return False


def _begins_with_act(text: str, start: int, end: int, words: Sequence[Word], roles: int) -> bool:
    begin = start
    if text[start] in beginnings("clause.soft") and (soft := pattern("clause.soft").match(text, start, end)):
        begin = soft.end()
    for first, last, role in words:
        if last > begin:
            return first <= begin and bool(role & _ACTS or (role == PREPOSITION and roles & IMPERATIVE))
    return False
