"""Finds the directives of an article and, from them, the measures that it orders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from kg.measures.clauses import Said, clauses, kind_of_clause
from kg.measures.details import change, deadline, targets
from kg.measures.documents import documents
from kg.measures.matcher import Found, Matcher
from kg.measures.sayings import Saying, sayings
from kg.measures.scheme import load_scheme
from kg.measures.speakers import Speakers
from kg.measures.words import Word, grammar
from kg.model import Article, Directive, Document, Event, Measure, Official, Span
from kg.text import Sentences

__all__ = ["Located", "directives", "find_measures"]


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
    speakers = Speakers(article, events, officials)
    named = documents(article, sentences, speakers.meeting, events)
    words = grammar().scan(article.text)
    said = sayings(article.text, words, grammar(), speakers) if words else []
    between_states = [word.start for word in words if word.role == "diplomatic"] if said else []
    said = [saying for saying in said if not _diplomatic(saying, between_states, events)]
    if not said:
        return (), named, ()
    found = _matcher(measures_file).find(article.text, article.body, [(saying.start, saying.end) for saying in said])
    made = tuple(_directives(article.text, said, words, found, places))
    return made, named, _ordered(made, found)


def _diplomatic(saying: Saying, places: Sequence[int], events: Sequence[Event]) -> bool:
    """Whether this is talk between states, where 要 is a wish: by its own words, or all that is said at a reception
    whose report has such words; they stand at `places`, in order."""
    if not places or saying.force not in ("stress", "say"):
        return False
    received = saying.event is not None and events[saying.event].kind == "reception"
    return received or bisect_left(places, saying.start) < bisect_left(places, saying.end)


def _ordered(made: Sequence[Directive], found: Sequence[Found]) -> tuple[Measure, ...]:
    """Each concept that a directive is about, once, where it is first said."""
    first: dict[str, Measure] = {}
    by_start = sorted(found, key=lambda item: (item.span.start, item.concept))
    starts = [item.span.start for item in by_start]
    for directive in made:
        for item in by_start[bisect_left(starts, directive.span.start) : bisect_left(starts, directive.span.end)]:
            first.setdefault(item.concept, Measure(item.concept, item.span, "measure.ordered"))
    return tuple(sorted(first.values(), key=lambda m: (m.span.start, m.concept)))


def _directives(
    text: str, said: Sequence[Saying], words: Sequence[Word], found: Sequence[Found], places: Sequence[Located]
) -> Iterator[Directive]:
    places = sorted(places, key=lambda place: place.span.start)
    place_starts = [place.span.start for place in places]
    word_starts = [word.start for word in words]
    by_start = sorted(found, key=lambda item: item.span.start)
    found_starts = [item.span.start for item in by_start]
    for saying in said:
        for span in _orders(text, saying, words, word_starts, found_starts):
            here = by_start[bisect_left(found_starts, span.start) : bisect_left(found_starts, span.end)]
            around = places[bisect_left(place_starts, span.start) : bisect_left(place_starts, span.end)]
            yield _directive(text, saying, span, here, around)


def _orders(
    text: str, saying: Saying, words: Sequence[Word], word_starts: Sequence[int], found_starts: Sequence[int]
) -> Iterator[Span]:
    """The clauses of what is said that are orders, each with the fronted clauses that belong to it."""
    before, front = "", None
    for clause in clauses(text, saying.start, saying.end):
        inside = words[bisect_left(word_starts, clause.start) : bisect_left(word_starts, clause.end)]
        measured = bisect_left(found_starts, clause.start) < bisect_left(found_starts, clause.end)
        before = kind_of_clause(text, clause, inside, Said(saying.force, measured, before))
        if before == "front":
            front = Front(
                front.start if front else clause.start, clause.end, measured or bool(front and front.measured)
            )
            continue
        if before == "order":
            yield Span(front.start if front else clause.start, clause.end)
        elif front and front.measured:
            yield Span(front.start, front.end)
        front = None
    if front and front.measured:
        yield Span(front.start, front.end)


def _directive(text: str, saying: Saying, clause: Span, here: Sequence[Found], places: Sequence[Located]) -> Directive:
    words = text[clause.start : clause.end]
    limit = deadline(words)
    return Directive(
        event=saying.event,
        speaker=saying.speaker,
        verb=saying.verb,
        measures=tuple(dict.fromkeys(item.concept for item in here)),
        districts=tuple(dict.fromkeys(place.path for place in places)),
        targets=targets(words),
        deadline=limit.text if limit else "",
        deadline_hours=limit.hours if limit else None,
        change=change(words),
        span=clause,
        rule=saying.rule,
    )
