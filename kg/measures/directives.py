"""Finds the directives of an article and, from them, the measures that it orders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from kg.measures.clauses import clauses, kind_of_clause
from kg.measures.details import change_and_targets, deadline
from kg.measures.documents import documents
from kg.measures.matcher import Found, Matcher
from kg.measures.sayings import Saying, sayings
from kg.measures.scheme import load_scheme
from kg.measures.speakers import Speakers
from kg.measures.words import Grammar, Word, grammar
from kg.model import Article, Directive, Document, Event, Measure, Official, Span
from kg.text import Sentences

__all__ = ["Located", "directives", "find_measures"]

AMONG_STATES = 3
"""So many words of talk between states make a text one about them; a speech at home has one or two at its end."""
SPREAD = 100
"""A text with one such word in so many characters is all about talk between states."""
_OBJECT = ("对", "把", "将", "按", "要对", "要把", "要将", "要按")
"""How a fronted phrase begins that orders something even where no order follows; 以, 在, 从 tell how or where."""
_SUBJECT = ("，是", ",是")


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
    said = list(_said(text, sayings(text, grammar(), speakers), events, grammar()))
    if not said:
        return (), named, ()
    stretches = [(saying.start, saying.end) for saying, _ in said]
    found = _matcher(measures_file).find(text, article.body, stretches)
    found.sort(key=lambda item: item.span[0])
    made = tuple(_directives(text, said, found, places))
    return made, named, _ordered(made, found)


def _said(text: str, told: Sequence[Saying], events: Sequence[Event], words: Grammar) -> Iterator[Said]:
    """What is said with its words, without talk between states, where 要 is a wish: told by its own words; or all that
    is said at a reception whose report has such words, or in a text full of them."""
    states = words.states(text) if told else []
    many = len(states) >= AMONG_STATES
    full = many and len(text) <= SPREAD * len(states)
    for saying in told:
        if saying.force in ("adopt", "arrange"):
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
    for saying, words in said:
        for start, end in _orders(text, saying, words, starts):
            here = found[bisect_left(starts, start) : bisect_left(starts, end)] if starts else ()
            around = places[bisect_left(place_starts, start) : bisect_left(place_starts, end)] if places else ()
            yield _directive(text, saying, Span(start, end), here, around)


def _orders(text: str, saying: Saying, words: list[Word], found_starts: Sequence[int]) -> list[tuple[int, int]]:
    """The clauses of what is said that are orders, each with the fronted clauses that belong to it."""
    orders: list[tuple[int, int]] = []
    front, force = None, saying.force
    before = "order" if saying.addressed else ""
    last = 0
    for start, end in clauses(text, saying.start, saying.end):
        first = bisect_left(words, (start,), last)
        last = bisect_left(words, (end,), first)
        measured = bool(found_starts) and bisect_left(found_starts, start) < bisect_left(found_starts, end)
        if force in (
            "adopt",
            "arrange",
        ):  # what is adopted or arranged counts where it is a measure: no agenda, no list
            before = "order" if measured else ""
        else:
            inside = words[first:last]
            before = kind_of_clause(text, start, end, inside, measured=measured, force=force, before=before)
        if before == "front":
            front = Front(front.start if front else start, end, measured or bool(front and front.measured))
            continue
        if before == "order" and text.startswith(_SUBJECT, end):
            before = ""  # 围绕中心、服务大局，是…: not an order but what the next clause speaks of
        if before == "order":
            orders.append((front.start if front else start, end))
        elif front and front.measured and text.startswith(_OBJECT, front.start):
            orders.append((front.start, front.end))
        front = None
    if front and front.measured and text.startswith(_OBJECT, front.start):
        orders.append((front.start, front.end))
    return orders


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
