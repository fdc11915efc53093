"""Finds the directives of an article and, from them, the measures that it orders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from kg.measures.details import change_and_targets, deadline
from kg.measures.documents import documents
from kg.measures.matcher import Found, Matcher
from kg.measures.orders import orders_in
from kg.measures.sayings import Saying, sayings
from kg.measures.scheme import load_scheme
from kg.measures.speakers import Speakers
from kg.measures.words import Grammar, Word, clause_start, grammar
from kg.model import Article, Directive, Document, Event, Measure, Official, Span
from kg.patterns import pattern
from kg.text import Sentences

__all__ = ["Located", "directives", "find_measures"]

AMONG_STATES = 3
"""So many words of talk between states make a text one about them; a speech at home has one or two at its end."""
NAME = 4
"""So many characters has a name at home at most, where no dot parts it."""
SPREAD = 100
"""A text with one such word in so many characters is all about talk between states."""
_SEMICOLONS = ("；", ";")
_CLAUSE_ENDS = frozenset("，,。；;：:\n")


class Located(Protocol):
    """A division named in the text: what is needed of kg.places' Place."""

    @property
    def path(self) -> str:
        """Its path from the province."""

    @property
    def span(self) -> Span:
        """Where it stands."""


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
        if states and saying.force in ("announce", "say", "stress"):
            if many and bisect_left(states, saying.start) < bisect_left(states, saying.end):
                continue
            if saying.event is not None and events[saying.event].kind == "reception":
                continue
        yield saying, words.words(text, saying.start, saying.end)


def _in_passing(text: str, cue: Span) -> bool:
    """Whether a cue stands in the name of what is studied (关于…的重要论述) or in a means (以…为动力)."""
    behind = pattern("measure.in-name").match(text, cue.end)
    if not behind:
        return False
    before = text[clause_start(text, cue.start, _CLAUSE_ENDS) : cue.start]
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
    reached, kind = -1, ""
    for saying, words in said:
        before = kind if reached == saying.start and _goes_on(text, reached, kind) else ""
        orders, kind = orders_in(text, saying, words, starts, before=before)
        reached = saying.end
        for start, end in orders:
            here = found[bisect_left(starts, start) : bisect_left(starts, end)] if starts else ()
            around = places[bisect_left(place_starts, start) : bisect_left(place_starts, end)] if places else ()
            yield _directive(text, saying, Span(start, end), here, around)


def _goes_on(text: str, reached: int, kind: str) -> bool:
    """Whether what is said from `reached` on is to be read as the clause before: a list of what was done, over several
    sentences; one of orders between semicolons (要加强巡查；对重点岗位一日一检)."""
    return kind == "record" or text.endswith(_SEMICOLONS, 0, reached)


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
