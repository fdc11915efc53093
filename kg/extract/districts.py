"""The divisions of an article, once each, and those that its events took place in."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import District, Span
from kg.places import Place

__all__ = ["districts", "event_districts"]


def districts(places: Sequence[Place]) -> tuple[District, ...]:
    """Every division that the text names, in the order of its first naming."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.path, place)
    return tuple(District(p.path, p.code, p.span, p.rule) for p in first.values())


def event_districts(places: Sequence[Place], span: Span) -> tuple[str, ...]:
    """The divisions named where an event is told, in the order of naming."""
    return tuple(dict.fromkeys(p.path for p in places if span.start <= p.span.start < span.end))
