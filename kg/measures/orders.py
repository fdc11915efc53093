"""Which clauses of what is said are orders, each with the fronted clauses that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from kg.measures.clauses import REPORTED, clauses, kind_of_clause, roles_of
from kg.measures.sayings import Saying
from kg.measures.words import BACKDROP, BACKGROUND, MUST, SENTENCE_END, STATE, Word
from kg.patterns import pattern
from kg.words import listed

__all__ = ["orders_in"]


class Front(NamedTuple):
    """Fronted clauses that wait for their order; `measured`: a measure is named in them."""

    start: int
    end: int
    measured: bool


class Sentence(NamedTuple):
    """How far a sentence was read, how many orders there were before it, and whether it has a modal so far."""

    end: int
    orders: int
    ordered: bool


def orders_in(
    text: str, saying: Saying, words: list[Word], found_starts: Sequence[int], *, before: str
) -> tuple[list[tuple[int, int]], str]:
    """The clauses of what is said that are orders, each with the fronted clauses that belong to it; and what its last
    clause is. `before`: what the clause before is that it goes on with; "" where it begins anew."""
    orders: list[tuple[int, int]] = []
    front, force = None, saying.force
    before = "order" if saying.addressed else before
    last = 0
    sentence = Sentence(saying.start, 0, ordered=saying.addressed)
    for start, end in clauses(text, saying.start, saying.end):
        if SENTENCE_END.search(text, sentence.end, start):
            sentence = Sentence(start, len(orders), ordered=False)
        first = bisect_left(words, (start,), last)
        last = bisect_left(words, (end,), first)
        measured = bool(found_starts) and bisect_left(found_starts, start) < bisect_left(found_starts, end)
        if force == "arrange":  # counts where it is a measure: no agenda, no list
            before = "order" if measured else ""
        else:
            inside = words[first:last]
            before = kind_of_clause(text, start, end, inside, measured=measured, force=force, before=before)
            kind = before
            before, modal = _in_its_sentence(text, start, inside, kind, sentence, say=force in REPORTED)
            if before == "record" != kind:
                del orders[sentence.orders :]
            sentence = Sentence(end, sentence.orders, ordered=sentence.ordered or modal)
        if before == "front":
            front = Front(front.start if front else start, end, measured or bool(front and front.measured))
            continue
        if before == "order" and pattern("order.subject-ahead").match(text, end):
            before = ""
            if not sentence.ordered:
                del orders[sentence.orders :]
        if before == "order":
            orders.append((front.start if front else start, end))
        elif front and _orders_alone(text, front):
            orders.append((front.start, front.end))
        front = None
    if front and _orders_alone(text, front):
        orders.append((front.start, front.end))
    return orders, before


def _orders_alone(text: str, front: Front) -> bool:
    """Whether a fronted phrase is an order even where none follows: 对…核酸检测."""
    return front.measured and pattern("order.fronted-object").match(text, front.start) is not None


def _in_its_sentence(
    text: str, start: int, words: Sequence[Word], kind: str, sentence: Sentence, *, say: bool
) -> tuple[str, bool]:
    """What a clause is in view of the sentence before it, and whether it has a modal.

    A sentence that tells what was done, with no modal before that, orders nothing ("record"); in one that began with a
    modal, what follows is ordered, too, even where a clause between is nothing.
    """
    roles = roles_of(words)
    modal = bool(roles & MUST)
    if kind not in ("order", "front") and roles & BACKGROUND and not (modal or sentence.ordered):
        return ("record" if _records(text, start, words) else kind), modal
    if not kind and sentence.ordered and say and not roles & (BACKGROUND | STATE | BACKDROP):
        return "aside", modal
    return kind, modal


def _records(text: str, start: int, words: Sequence[Word]) -> bool:
    """Whether a clause with a word of background tells what was done, not what is to be kept off: 严防…引发…."""
    if words[0][0] > start or words[0][2] == BACKGROUND:
        return True
    return any(role == BACKGROUND and text[first:last] in listed("done") for first, last, role in words)
