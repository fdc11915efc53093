"""Finds the directives of an article and, from them, the measures that it orders."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from kg.measures.clauses import clauses, kind_of_clause, roles_of
from kg.measures.details import change_and_targets, deadline
from kg.measures.documents import documents
from kg.measures.matcher import Found, Matcher
from kg.measures.sayings import Saying, sayings
from kg.measures.scheme import load_scheme
from kg.measures.speakers import Speakers
from kg.measures.words import BACKDROP, BACKGROUND, MUST, STATE, Grammar, Word, clause_start, grammar
from kg.model import Article, Directive, Document, Event, Measure, Official, Span
from kg.text import Sentences

__all__ = ["Located", "directives", "find_measures"]

AMONG_STATES = 3
"""So many words of talk between states make a text one about them; a speech at home has one or two at its end."""
NAME = 4
"""So many characters has a name at home at most, where no dot parts it."""
SPREAD = 100
"""A text with one such word in so many characters is all about talk between states."""
_OBJECT = ("对", "把", "将", "按", "要对", "要把", "要将", "要按")
"""How a fronted phrase begins that orders something even where no order follows; 以, 在, 从 tell how or where."""
_SUBJECT = (
    "，是",
    ",是",
    "，就是",
    "，关键是",
    "，关键在",
    "，根本在",
    "，重点是",
    "，离不开",
    "，事关",
    "，关系到",
    "，具有",
)
"""What follows a clause that is no order but what the next one speaks of: 围绕中心、服务大局，是…."""
_COMMAS = frozenset("，,。；;：:\n")
_NAMED_AS = re.compile(
    r"[^，,。；;：:\n]{0,24}?(?:(为[^，,。；;：:\n]{0,6}(?:动力|契机|目的|目标|前提))|"
    r"的[^，,。；;：:\n]{0,8}(?:思想|论述|论断|讲话|指示|批示))"
)
_DONE = ("了", "是", "已", "已经", "取得了", "实现了")
_STOP = re.compile(r"[。！？!?；;\n]")


class Located(Protocol):
    """A division named in the text: what is needed of kg.places' Place."""

    @property
    def path(self) -> str:
        """Its path from the province."""

    @property
    def span(self) -> Span:
        """Where it stands."""


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


Said = tuple[Saying, list[Word]]
"""What is said, with the words of the grammar in it."""


@cache
def _matcher(measures_file: Path | None) -> Matcher:
    return Matcher(load_scheme(measures_file))


def find_measures(article: Article, measures_file: Path | None = None) -> list[Found]:
    """Every concept of the article's areas where its cue stands, ordered or not, in text order of the cue's end."""
    return _matcher(measures_file).find(article.text, article.body)


def directives(
    article: Article,
    sentences: Sentences,
    events: Sequence[Event],
    officials: Sequence[Official],
    places: Sequence[Located],
    *,
    measures_file: Path | None = None,
) -> tuple[tuple[Directive, ...], tuple[Document, ...], tuple[Measure, ...]]:
    """What the events and officials of an article order, decide or stress; the documents; the measures ordered.

    `measures_file` adds the user's own concepts (Turtle; see docs/measures.md). Raises RunError where it is broken.
    """
    text = article.text
    speakers = Speakers(article, events, officials)
    named = documents(article, sentences, speakers.meeting, events)
    said = list(_said(text, article.title, sayings(text, grammar(), speakers), events, grammar()))
    if not said:
        return (), named, ()
    stretches = [(saying.start, saying.end) for saying, _ in said]
    found = _matcher(measures_file).find(text, article.body, stretches)
    found = [item for item in found if not _in_passing(text, item.span)]
    found.sort(key=lambda item: item.span[0])
    made = tuple(_directives(text, said, found, places))
    return made, named, _ordered(made, found)


def _said(text: str, title: str, told: Sequence[Saying], events: Sequence[Event], words: Grammar) -> Iterator[Said]:
    """What is said with its words, without talk between states, where 要 is a wish: told by its own words; or all that
    is said at a reception whose report has such words, or in a text full of them."""
    if told and words.abroad(title):
        return
    states = words.states(text) if told else []
    many = len(states) >= AMONG_STATES
    full = many and len(text) <= SPREAD * len(states)
    for saying in told:
        if states and len(saying.speaker) > NAME and "·" not in saying.speaker:
            continue  # a name of five characters or more is that of a guest
        if saying.force == "adopt":
            continue  # an agenda: what is adopted is among the documents
        if saying.force == "arrange":
            yield saying, []
            continue
        if full and saying.force != "decide":
            continue
        if states and saying.force in ("stress", "say"):
            if many and bisect_left(states, saying.start) < bisect_left(states, saying.end):
                continue
            if saying.event is not None and events[saying.event].kind == "reception":
                continue
        yield saying, words.words(text, saying.start, saying.end)


def _in_passing(text: str, cue: Span) -> bool:
    """Whether a cue stands in the name of what is studied (关于…的重要论述) or in a means (以…为动力)."""
    behind = _NAMED_AS.match(text, cue.end)
    if not behind:
        return False
    before = text[clause_start(text, cue.start, _COMMAS) : cue.start]
    return ("以" if behind[1] else "关于") in before


def _ordered(made: Sequence[Directive], found: Sequence[Found]) -> tuple[Measure, ...]:
    """Each concept that a directive is about, once, where it is first said; `found` in order of start."""
    if not found:
        return ()
    first: dict[str, Span] = {}
    by_start = sorted(found, key=lambda item: (item.span.start, item.concept))
    starts = [item.span.start for item in by_start]
    for directive in made:
        if directive.measures:
            here = slice(bisect_left(starts, directive.span.start), bisect_left(starts, directive.span.end))
            for item in by_start[here]:
                first.setdefault(item.concept, item.span)
    return tuple([Measure(c, s, "measure.ordered") for c, s in sorted(first.items(), key=lambda i: (i[1][0], i[0]))])


def _directives(
    text: str, said: Sequence[Said], found: Sequence[Found], places: Sequence[Located]
) -> Iterator[Directive]:
    places = sorted(places, key=lambda place: place.span.start)
    place_starts = [place.span.start for place in places]
    starts = [item.span.start for item in found]
    told = -1
    for saying, words in said:
        recorded = told == saying.start
        orders, recorded = _orders(text, saying, words, starts, recorded=recorded)
        told = saying.end if recorded else -1
        for start, end in orders:
            here = found[bisect_left(starts, start) : bisect_left(starts, end)] if starts else ()
            around = places[bisect_left(place_starts, start) : bisect_left(place_starts, end)] if places else ()
            yield _directive(text, saying, Span(start, end), here, around)


def _orders(
    text: str, saying: Saying, words: list[Word], found_starts: Sequence[int], *, recorded: bool
) -> tuple[list[tuple[int, int]], bool]:
    """The clauses of what is said that are orders, each with the fronted clauses that belong to it; and whether it
    ends by telling what was done. `recorded`: whether it goes on with a list of that."""
    orders: list[tuple[int, int]] = []
    front, force = None, saying.force
    before = "order" if saying.addressed else "record" if recorded else ""
    last = 0
    sentence = Sentence(saying.start, 0, ordered=saying.addressed)
    for start, end in clauses(text, saying.start, saying.end):
        if _STOP.search(text, sentence.end, start):
            sentence = Sentence(start, len(orders), ordered=False)
        first = bisect_left(words, (start,), last)
        last = bisect_left(words, (end,), first)
        measured = bool(found_starts) and bisect_left(found_starts, start) < bisect_left(found_starts, end)
        if force == "arrange":  # counts where it is a measure: no agenda, no list
            before = "order" if measured else ""
        else:
            inside = words[first:last]
            before = kind_of_clause(text, start, end, inside, measured=measured, force=force, before=before)
            kind, (before, modal) = before, _in_its_sentence(text, start, inside, before, sentence, say=force == "say")
            if before == "record" != kind:
                del orders[sentence.orders :]
            sentence = Sentence(end, sentence.orders, ordered=sentence.ordered or modal)
        if before == "front":
            front = Front(front.start if front else start, end, measured or bool(front and front.measured))
            continue
        if before == "order" and text.startswith(_SUBJECT, end):
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
    return orders, before == "record"


def _orders_alone(text: str, front: Front) -> bool:
    """Whether a fronted phrase is an order even where none follows: 对…核酸检测."""
    return front.measured and text.startswith(_OBJECT, front.start)


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
    return any(role == BACKGROUND and text[first:last] in _DONE for first, last, role in words)


def _directive(text: str, saying: Saying, clause: Span, here: Sequence[Found], places: Sequence[Located]) -> Directive:
    words = text[clause.start : clause.end]
    limit = deadline(words)
    change, targets = change_and_targets(words)
    return Directive(
        saying.event,
        saying.speaker,
        saying.verb,
        tuple(dict.fromkeys([item.concept for item in here])) if here else (),
        tuple(dict.fromkeys([place.path for place in places])) if places else (),
        targets,
        limit.text if limit else "",
        limit.hours if limit else None,
        change,
        clause,
        saying.rule,
    )
