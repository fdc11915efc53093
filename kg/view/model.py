"""What one page shows: nodes, edges and the facts behind them, with every sentence that a fact was read from.

Nodes, articles and sentences are referred to by their place in the view's lists; -1 means none. Days are
ISO 8601 strings (2025-07-03) or "". Every list is in an order made from content, so equal graphs give equal views.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = [
    "EDGE_KINDS",
    "EVENT_KINDS",
    "KINDS",
    "Article",
    "Directive",
    "Document",
    "Edge",
    "EdgeKind",
    "EventFact",
    "Link",
    "Mention",
    "Node",
    "NodeKind",
    "Participation",
    "Quote",
    "Scope",
    "Sentence",
    "Tenure",
    "View",
]

NodeKind = Literal["meeting", "inspection", "reception", "official", "district", "measure"]
EdgeKind = Literal["presides", "attends", "held", "orders", "says"]
"""held: event in district; orders: event to measure; says: official's own words about a measure, at no event."""

EVENT_KINDS: tuple[NodeKind, ...] = ("meeting", "inspection", "reception")
KINDS: tuple[NodeKind, ...] = (*EVENT_KINDS, "official", "district", "measure")
EDGE_KINDS: tuple[EdgeKind, ...] = ("presides", "attends", "held", "orders", "says")


class Node(NamedTuple):
    """One thing in the picture. `also` is searched beside the label: pinyin, English, further printed names.

    `place` is the path of a district (北京市/朝阳区), or of the division in which an official serves; `day` the day of
    an event; `parent` the broader measure.
    """

    iri: str
    kind: NodeKind
    label: str
    also: tuple[str, ...] = ()
    day: str = ""
    place: str = ""
    code: str = ""
    parent: str = ""


class Edge(NamedTuple):
    """A relation between two nodes; from the official to the event, from the event to the rest."""

    source: int
    target: int
    kind: EdgeKind


class Article(NamedTuple):
    """Where sentences come from. `url` is what the article says of itself: untrusted."""

    iri: str
    title: str
    publisher: str
    day: str
    url: str


class Sentence(NamedTuple):
    """A sentence of an article."""

    article: int
    text: str


class Quote(NamedTuple):
    """The words that a fact was read from: `sentence.text[start:end]`, in code points; and the rule that read them."""

    sentence: int
    start: int
    end: int
    rule: str


class Participation(NamedTuple):
    """One official at one event, as one article says."""

    official: int
    event: int
    role: str
    presence: str
    position: int
    posts: tuple[str, ...]
    quote: Quote


class EventFact(NamedTuple):
    """What one article or session says of an event: a printed name, its series and number (0: none), its body, its
    day; what is not said is empty."""

    event: int
    name: str
    series: str
    ordinal: int
    body: str
    mode: str
    day: str
    quote: Quote


class Directive(NamedTuple):
    """One clause in which something is ordered, decided or stressed."""

    event: int
    official: int
    verb: str
    text: str
    measures: tuple[int, ...]
    districts: tuple[int, ...]
    targets: tuple[str, ...]
    deadline: str
    change: str
    quote: Quote


class Document(NamedTuple):
    """A document that an event dealt with."""

    event: int
    title: str
    kind: str
    action: str
    quote: Quote


class Mention(NamedTuple):
    """The first mention of an official, district or measure in one article, with the posts printed there."""

    node: int
    posts: tuple[str, ...]
    quote: Quote


class Tenure(NamedTuple):
    """One official in one post, with the first and last day on which it was observed."""

    official: int
    post: str
    first: str
    last: str
    quotes: tuple[Quote, ...]


class Link(NamedTuple):
    """Two officials of one name who may be one person: a proposal, with its score (0 to 1) and reasons."""

    left: int
    right: int
    score: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What the page was asked to show, and what the whole graph holds beside it."""

    about: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    district: str = ""
    top: int = 0
    nodes: int = 0
    """Nodes of the whole graph."""
    edges: int = 0
    limited: bool = False
    """The page could not hold everything that was asked for: the best-connected nodes were taken."""


@dataclass(slots=True)
class View:
    """Everything that one page shows."""

    scope: Scope = field(default_factory=Scope)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    events: list[EventFact] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
