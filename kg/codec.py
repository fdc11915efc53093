"""Facts to bytes and back without loss: how articles that were read once are kept between builds.

The form is JSON of nested arrays in the order of the fields of kg.model (a named tuple is an array to `json`), so it
can be read by anything, and reading it can run nothing.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from kg.model import (
    Article,
    Directive,
    District,
    Document,
    Event,
    Facts,
    Measure,
    Name,
    Official,
    Participation,
    Post,
    Span,
)

__all__ = ["pack", "unpack"]

_ARTICLE = Article._fields
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda value: value.isoformat())


def pack(facts: Facts) -> bytes:
    """The article and its facts as UTF-8 (a lone surrogate in a title survives)."""
    article = [getattr(facts.article, name) for name in _ARTICLE]
    rest = (facts.events, facts.officials, facts.districts, facts.measures, facts.directives, facts.documents)
    return _ENCODER.encode([article, *rest, facts.home]).encode("utf-8", "surrogatepass")


def unpack(packed: bytes) -> Facts:
    """The facts that `pack` was given: unpack(pack(facts)) == facts."""
    article, events, officials, districts, measures, directives, documents, home = json.loads(
        packed.decode("utf-8", "surrogatepass")
    )
    return Facts(
        article=_article(article),
        events=tuple(map(_event, events)),
        officials=tuple(_official(*row) for row in officials),
        districts=tuple(District(path, code, Span(*span), rule) for path, code, span, rule in districts),
        measures=tuple(Measure(concept, Span(*span), rule) for concept, span, rule in measures),
        directives=tuple(map(_directive, directives)),
        documents=tuple(
            Document(title, kind, action, event, Span(*span), rule)
            for title, kind, action, event, span, rule in documents
        ),
        home=home,
    )


def _article(row: list[Any]) -> Article:
    values = dict(zip(_ARTICLE, row, strict=True))
    values["published"] = values["published"] and datetime.fromisoformat(values["published"])
    values["authors"] = tuple(values["authors"])
    return Article(**values)


def _official(name: str, posts: list[Any], span: list[int], rule: str) -> Official:
    return Official(name, tuple(Post(text, Span(*place), how) for text, place, how in posts), Span(*span), rule)


def _event(row: list[Any]) -> Event:
    event = Event(*row)
    return event._replace(
        names=tuple(Name(text, series, ordinal, Span(*s), rule) for text, series, ordinal, s, rule in event.names),
        date=date.fromisoformat(row[2]) if row[2] else None,
        date_span=Span(*event.date_span) if event.date_span else None,
        people=tuple(
            Participation(name, role, presence, order, tuple(posts), Span(*s), rule)
            for name, role, presence, order, posts, s, rule in event.people
        ),
        districts=tuple(event.districts),
        span=Span(*event.span),
    )


def _directive(row: list[Any]) -> Directive:
    directive = Directive(*row)
    return directive._replace(
        measures=tuple(directive.measures),
        districts=tuple(directive.districts),
        targets=tuple(directive.targets),
        span=Span(*directive.span),
    )
