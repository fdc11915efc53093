"""What one article says that bears on identity: who, with which posts of which place; which events, by which keys.

Claims are small, read from one article alone, and all that resolving looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Event, Facts, Name, Official, Post, Span
from kg.resolve.jurisdiction import Setting, Told, bare, code_of, combine, jurisdiction, setting
from kg.text import Sentences

__all__ = ["Claims", "Observation", "Occurrence", "Series", "Sighting", "claims", "from_json", "post_span"]

# Names that every body's meetings have: without the body they are of no series.
_GENERIC = re.compile(
    "(?:第?[一二三四五六七八九十]{1,3}届)?(?:全体|预备|工作|部长级|领导人)?(?:会议|大会|全会|峰会|座谈会|论坛|会)"
)
_DOES = {"meeting": "主持会议", "inspection": "调研", "reception": "会见"}
_KINDS = {"meeting": "会议", "inspection": "调研", "reception": "会见"}


class Observation(NamedTuple):
    """A post as printed with a name, and the span that shows both."""

    post: str
    start: int
    end: int


class Sighting(NamedTuple):
    """One official in one article, and what the posts show."""

    name: str
    told: Told
    posts: tuple[Observation, ...]


class Series(NamedTuple):
    """A numbered or recurring meeting's series, where it belongs ("" if that is not said), and this one's number."""

    name: str
    place: str
    ordinal: int | None


class Occurrence(NamedTuple):
    """One event in one article."""

    kind: str
    day: str
    series: tuple[Series | None, ...]
    """One for each printed name, None for a name that is of no series, or of none that can be told (全体会议)."""
    body: str
    body_place: str
    presiders: tuple[str, ...]
    label: str


class Claims(NamedTuple):
    """One article's claims: its day (of publication, or else of the first event), its home's codes, highest first."""

    article: str
    day: str
    home: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    occurrences: tuple[Occurrence, ...]
    districts: tuple[tuple[str, str], ...] = ()
    """(path, GB/T 2260 code) of every division that a fact names."""
    measures: tuple[str, ...] = ()
    """The concepts that a fact names."""


def claims(facts: Facts) -> Claims:
    """The claims of one article; a function of its facts and the shipped tables only."""
    place = setting(facts)
    home = ("central",) if place.central else tuple(code for _, code in place.home)
    days = sorted(event.date.isoformat() for event in facts.events if event.date)
    day = facts.article.day
    return Claims(
        article=facts.article.id,
        day=day.isoformat() if day else days[0] if days else "",
        home=home,
        sightings=tuple(_sightings(facts, place)),
        occurrences=tuple(_occurrence(event, place, home) for event in facts.events),
        districts=tuple(_districts(facts)),
        measures=tuple(dict.fromkeys((*(m.concept for m in facts.measures), *_about(facts)))),
    )


def _about(facts: Facts) -> Iterator[str]:
    return (concept for directive in facts.directives for concept in directive.measures)


def _districts(facts: Facts) -> Iterator[tuple[str, str]]:
    """Every division with its code, as the article's own list of them or the table of divisions gives it."""
    codes = {district.path: district.code for district in facts.districts}
    for paths in (*(e.districts for e in facts.events), *(d.districts for d in facts.directives)):
        for path in paths:
            if path not in codes:
                codes[path] = code_of(path)
    yield from codes.items()


def post_span(official: Official, post: Post, sentences: Sentences) -> Span:
    """The span that shows a post: that of the name if its sentence prints the post too, else the post's own."""
    start, end = sentences.at(official.span.start)
    return official.span if start <= post.span.start and post.span.end <= end else post.span


def _sightings(facts: Facts, place: Setting) -> Iterator[Sighting]:
    """Everybody named: officials, and whoever is only known from an event or as a speaker."""
    sentences = Sentences(facts.article.text)
    printed: dict[str, dict[str, Observation | None]] = {}
    for official in facts.officials:
        posts = printed.setdefault(official.name, {})
        for post in official.posts:
            posts[post.text] = Observation(post.text, *post_span(official, post, sentences))
    for person in (person for event in facts.events for person in event.people):
        posts = printed.setdefault(person.name, {})
        for text in person.posts:
            posts.setdefault(text, None)
    for directive in facts.directives:
        if directive.speaker:
            printed.setdefault(directive.speaker, {})
    for name, posts in printed.items():
        told = combine((text, jurisdiction(text, place)) for text in posts)
        yield Sighting(name, told, tuple(filter(None, posts.values())))


def _occurrence(event: Event, place: Setting, home: tuple[str, ...]) -> Occurrence:
    here = home[-1] if home else ""

    def belongs(text: str) -> str:
        return bare(jurisdiction(text, place, short=True)) or here

    def series(name: Name) -> Series | None:
        generic = _GENERIC.fullmatch(name.series)
        text = event.body + name.series if generic and event.body else "" if generic else name.series
        return Series(text, belongs(text), name.ordinal) if text else None

    presiders = tuple(dict.fromkeys(person.name for person in event.people if person.role == "presides"))
    return Occurrence(
        kind=event.kind,
        day=event.date.isoformat() if event.date else "",
        series=tuple(map(series, event.names)),
        body=event.body,
        body_place=belongs(event.body) if event.body else "",
        presiders=presiders,
        label=_label(event, presiders),
    )


def _label(event: Event, presiders: tuple[str, ...]) -> str:
    """The printed name, a joint meeting's joined by 暨; for an event without one who did what, where and when."""
    if event.names:
        numbered = {name.ordinal: name.text for name in event.names if name.series and name.ordinal is not None}
        return "暨".join(numbered.values()) if len(numbered) > 1 else event.names[0].text
    where = "、".join(path.rpartition("/")[2] for path in event.districts[:2])
    what = _DOES[event.kind] if presiders else event.body + _KINDS[event.kind]
    when = f"（{event.date.isoformat()}）" if event.date else ""
    return "、".join(presiders[:2]) + (f"在{where}" if where else "") + what + when


def from_json(row: list[object]) -> Claims:
    """Claims from the arrays that `json` makes of them."""
    article, day, home, sightings, occurrences, districts, measures = row
    return Claims(
        str(article),
        str(day),
        tuple(home),  # type: ignore[arg-type]  # arrays of arrays of strings, as written by json
        tuple(
            Sighting(name, Told(place, tuple(also), *how), tuple(Observation(*post) for post in posts))
            for name, (place, also, *how), posts in sightings  # type: ignore[attr-defined]
        ),
        tuple(
            Occurrence(kind, day, tuple(s and Series(*s) for s in series), body, where, tuple(presiders), label)
            for kind, day, series, body, where, presiders, label in occurrences  # type: ignore[attr-defined]
        ),
        tuple((path, code) for path, code in districts),  # type: ignore[attr-defined]
        tuple(measures),  # type: ignore[arg-type]
    )
