"""Facts as JSON: the contract of `kg extract`, one object an article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring as quoted
from typing import Any

from kg.model import Directive, Document, Event, Facts, Span

__all__ = ["to_json", "to_line"]

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def to_json(facts: Facts, *, with_text: bool = False) -> dict[str, Any]:
    """The article's facts as one JSON object; `with_text` adds the normalised text that the offsets count.

    Each entry of "evidence" names its fact by a path: events/0, events/0/presiders/蔡奇, events/0/date,
    events/0/names/…, officials/蔡奇, officials/蔡奇/市委书记, districts/北京市/朝阳区, measures/核酸检测, directives/0,
    documents/0.
    """
    text = facts.article.text
    record = _record(facts)
    record["evidence"] = [
        {"fact": fact, "start": start, "end": end, "quote": text[start:end], "rule": rule}
        for fact, (start, end), rule in evidence(facts)
    ]
    if with_text:
        record["text"] = text
    return record


def to_line(facts: Facts, *, with_text: bool = False) -> str:
    """The same object as a line of JSON, without its line break: what `json.dumps` makes of `to_json`, in less time.

    Most of a record is its evidence, and its entries are all alike: they need no dictionary each.
    """
    text = facts.article.text
    entries = [
        f'{{"fact": {quoted(fact)}, "start": {start}, "end": {end}, '
        f'"quote": {quoted(text[start:end])}, "rule": {quoted(rule)}}}'
        for fact, (start, end), rule in evidence(facts)
    ]
    record = _ENCODER.encode(_record(facts)).removesuffix("}")
    printed = f', "text": {quoted(text)}' if with_text else ""
    return f'{record}, "evidence": [{", ".join(entries)}]{printed}}}'


def _record(facts: Facts) -> dict[str, Any]:
    """All of an article's record but its evidence and its text."""
    article = facts.article
    day = article.day
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": day.isoformat() if day else None,
        "publisher": article.publisher,
        "url": article.url,
        "events": [_event(event) for event in facts.events],
        "officials": {o.name: [post.text for post in o.posts] for o in facts.officials},
        "districts": [d.path for d in facts.districts],
        "measures": [m.concept for m in facts.measures],
        "directives": [_directive(d, article.text) for d in facts.directives],
        "documents": [_document(d, article.text) for d in facts.documents],
    }


def _event(event: Event) -> dict[str, Any]:
    people = sorted(event.people, key=lambda p: p.order)
    return {
        "kind": event.kind,
        "names": [name.text for name in event.names],
        "ordinals": [name.ordinal for name in event.names if name.ordinal is not None],
        "date": event.date.isoformat() if event.date else None,
        "presiders": [p.name for p in people if p.role == "presides"],
        "attendees": [p.name for p in people if p.role == "attends"],
        "presence": {p.name: p.presence for p in people if p.presence != "person"},
        "districts": list(event.districts),
        "mode": event.mode,
        "body": event.body or None,
    }


def _words(span: Span, text: str) -> dict[str, Any]:
    """Where the words of a directive or document stand, and what they are."""
    start, end = span
    return {"start": start, "end": end, "text": text[start:end]}


def _directive(item: Directive, text: str) -> dict[str, Any]:
    return {
        "event": item.event,
        "speaker": item.speaker,
        "verb": item.verb,
        "measures": list(item.measures),
        "districts": list(item.districts),
        "targets": list(item.targets),
        "deadline": item.deadline,
        "deadline_hours": item.deadline_hours,
        "change": item.change,
        **_words(item.span, text),
    }


def _document(item: Document, text: str) -> dict[str, Any]:
    return {
        "title": item.title,
        "kind": item.kind,
        "action": item.action,
        "event": item.event,
        **_words(item.span, text),
    }


def evidence(facts: Facts) -> Iterator[tuple[str, Span, str]]:
    """Every fact with the span that it was read from and the rule that made it, in the order of the record."""
    for number, event in enumerate(facts.events):
        here = f"events/{number}"
        yield here, event.span, event.rule
        for name in event.names:
            yield f"{here}/names/{name.text}", name.span, name.rule
        if event.date_span:
            yield f"{here}/date", event.date_span, "date"
        for person in sorted(event.people, key=lambda p: p.order):
            group = "presiders" if person.role == "presides" else "attendees"
            yield f"{here}/{group}/{person.name}", person.span, person.rule
    for official in facts.officials:
        yield f"officials/{official.name}", official.span, official.rule
        for post in official.posts:
            yield f"officials/{official.name}/{post.text}", post.span, post.rule
    for district in facts.districts:
        yield f"districts/{district.path}", district.span, district.rule
    for measure in facts.measures:
        yield f"measures/{measure.concept}", measure.span, measure.rule
    for number, directive in enumerate(facts.directives):
        yield f"directives/{number}", directive.span, directive.rule
    for number, document in enumerate(facts.documents):
        yield f"documents/{number}", document.span, document.rule
