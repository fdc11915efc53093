"""Small articles in our own words, with invented people and places, for the tests of directives."""

from __future__ import annotations

from collections.abc import Sequence

from kg.measures import directives
from kg.model import Article, Directive, Document, Event, Kind, Measure, Official, Participation, Post, Span
from kg.text import Sentences, normalise

__all__ = ["Result", "article", "event", "official", "read", "words"]

Result = tuple[tuple[Directive, ...], tuple[Document, ...], tuple[Measure, ...]]


def article(body: str, title: str = "云溪市召开疫情防控调度会") -> Article:
    """An article with this body, which may have several paragraphs."""
    return Article(id="t", title=title, text=normalise(f"{title}\n{body}"), body=len(title) + 1)


def event(text: str, quote: str, *people: str, kind: Kind = "meeting") -> Event:
    """An event told where `quote` stands, with these people at it."""
    quote = normalise(quote)
    start = text.index(quote)
    there = tuple(
        Participation(p, "attends", "person", i, (), Span(start, start), "t") for i, p in enumerate(people, 1)
    )
    return Event(kind, (), None, None, there, (), None, "", Span(start, start + len(quote)), "t")


def official(text: str, name: str, *posts: str) -> Official:
    start = text.index(name)
    return Official(name, tuple(Post(p, Span(start, start), "t") for p in posts), Span(start, start + len(name)), "t")


def read(body: str, title: str = "云溪市召开疫情防控调度会", people: Sequence[str] = ("林知远", "周若谷")) -> Result:
    """What is found in an article about one meeting, told in its first sentence, with those of `people` it names."""
    made = article(body, title)
    sentences = Sentences(made.text)
    named = [name for name in people if name in made.text]
    first = sentences.at(made.body)
    meeting = event(made.text, made.text[first.start : first.end], *named)
    return directives(made, sentences, [meeting], [official(made.text, name) for name in named], ())


def words(body: str, result: Result, title: str = "云溪市召开疫情防控调度会") -> list[str]:
    """The words of each directive."""
    text = article(body, title).text
    return [text[d.span.start : d.span.end] for d in result[0]]
