"""The nouns: an article as read, and the facts that were found in it, each with its span and the rule that made it.

Offsets are Unicode code points of `Article.text`; `text[span.start:span.end]` is the quote. Dates are days in
Asia/Shanghai. Everything here is immutable and can be sent between processes.
"""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Literal, NamedTuple

__all__ = [
    "Article",
    "Directive",
    "District",
    "Document",
    "Event",
    "Facts",
    "Kind",
    "Measure",
    "Name",
    "Official",
    "Participation",
    "Post",
    "Presence",
    "Role",
    "Span",
]

Kind = Literal["meeting", "inspection", "reception"]
Role = Literal["presides", "attends"]
Presence = Literal["person", "video", "observer"]
"""How somebody was there: in person (or not said), by video (视频出席), or without a vote (列席)."""


class Span(NamedTuple):
    """A stretch of an article's text, in code points: from `start` up to, not including, `end`."""

    start: int
    end: int


class Article(NamedTuple):
    """One news text. `text` is normalised (kg.text.normalise) and holds the title as its first line."""

    id: str
    title: str
    text: str
    body: int
    """Where the text proper begins, behind the title line."""
    published: datetime | None = None
    """Moment of publication with its zone; a day without a time is midnight in Asia/Shanghai."""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    editor: str = ""
    url: str = ""
    source: str = ""
    """Where it was read from: a file, or file:line."""

    @property
    def day(self) -> date | None:
        """The day of publication in Asia/Shanghai."""
        from kg.text import shanghai_day

        return shanghai_day(self.published)

    @property
    def sha256(self) -> str:
        """Lower-case hexadecimal SHA-256 of the text as UTF-8."""
        return sha256(self.text.encode()).hexdigest()


class Post(NamedTuple):
    """One post as printed beside a name, such as 市委副书记."""

    text: str
    span: Span
    rule: str


class Official(NamedTuple):
    """A person in an official role, once an article: every post printed at any mention; `span` is the first name."""

    name: str
    posts: tuple[Post, ...]
    span: Span
    rule: str


class Participation(NamedTuple):
    """One official at one event; `order` is the place in the printed order, from 1; `posts` as printed there."""

    name: str
    role: Role
    presence: Presence
    order: int
    posts: tuple[str, ...]
    span: Span
    rule: str


class Name(NamedTuple):
    """A name as printed, its number where it has one (第一百八十九次会议: 189), and the series it is in."""

    text: str
    series: str
    ordinal: int | None
    span: Span
    rule: str


class Event(NamedTuple):
    """Something that took place with officials at it. `districts` are paths as in District; `body` the organiser."""

    kind: Kind
    names: tuple[Name, ...]
    date: date | None
    date_span: Span | None
    people: tuple[Participation, ...]
    districts: tuple[str, ...]
    mode: Literal["video"] | None
    body: str
    span: Span
    rule: str


class District(NamedTuple):
    """An administrative division named in the text. `path` runs from the province: 北京市/朝阳区; `code` GB/T 2260."""

    path: str
    code: str
    span: Span
    rule: str


class Measure(NamedTuple):
    """A measure of the scheme that the article's events or officials order, decide or stress."""

    concept: str
    span: Span
    rule: str


class Directive(NamedTuple):
    """One clause in which an event or an official orders, decides or stresses something.

    `event` is an index into Facts.events (None: an official's own words); `speaker` the official's name or "".
    `change` is new, kept, strengthened, eased, ended or "" (not said).
    """

    event: int | None
    speaker: str
    verb: str
    measures: tuple[str, ...]
    districts: tuple[str, ...]
    targets: tuple[str, ...]
    deadline: str
    deadline_hours: int | None
    change: str
    span: Span
    rule: str


class Document(NamedTuple):
    """A document named in 《…》: its kind (law, plan, notice …) and what the event did with it (审议, 通过, 印发 …)."""

    title: str
    kind: str
    action: str
    event: int | None
    span: Span
    rule: str


class Facts(NamedTuple):
    """Everything found in one article."""

    article: Article
    events: tuple[Event, ...] = ()
    officials: tuple[Official, ...] = ()
    districts: tuple[District, ...] = ()
    measures: tuple[Measure, ...] = ()
    directives: tuple[Directive, ...] = ()
    documents: tuple[Document, ...] = ()
    home: str = ""
    """Path of the division that the article speaks from (我市, 区委): 北京市/朝阳区; "central", or "" where unknown or
    where no official is named."""
