"""Article in, facts out: the extractors, in order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.extract.districts import districts, event_districts
from kg.extract.events import find_drafts
from kg.extract.officials import officials
from kg.extract.people import find_people_in
from kg.extract.scene import Scene
from kg.measures import directives
from kg.model import Article, Event, Facts
from kg.places import Place, find_places, home

__all__ = ["extract", "extract_together"]


def extract(article: Article, *, measures_file: Path | None = None, with_home: bool = True) -> Facts:
    """Everything that the rules find in one article; nothing is found twice, nothing without its span.

    `measures_file` is a user's own scheme of measures (Turtle) beside the shipped one; `with_home`: find from which
    division the article speaks, which no fact needs that is told alone. Raises RunError where the file can't be read.
    """
    return extract_together([article], measures_file=measures_file, with_home=with_home)[0]


def extract_together(
    articles: Sequence[Article], *, measures_file: Path | None = None, with_home: bool = True
) -> list[Facts]:
    """The facts of some articles, a stage over all of them before the next: so the processor's caches hold what a
    stage needs, which saves a seventh of the time. Their number bounds the memory."""
    people_in = find_people_in(article.text for article in articles)
    scenes = [Scene(article, mentions) for article, mentions in zip(articles, people_in, strict=True)]
    places = [_places(scene) for scene in scenes]
    events = [_events(scene, named) for scene, named in zip(scenes, places, strict=True)]
    return [
        _facts(*found, measures_file=measures_file, with_home=with_home)
        for found in zip(scenes, events, places, strict=True)
    ]


def _places(scene: Scene) -> list[Place]:
    article = scene.article
    names = [mention.span for mention in scene.mentions]
    return find_places(article.text, taken=names, day=article.day, hint=article.publisher)


def _events(scene: Scene, places: Sequence[Place]) -> tuple[Event, ...]:
    return tuple([draft.finish(event_districts(places, draft.span)) for draft in find_drafts(scene)])


def _facts(
    scene: Scene, events: tuple[Event, ...], places: list[Place], *, measures_file: Path | None, with_home: bool
) -> Facts:
    article, people = scene.article, officials(scene.mentions)
    orders, documents, measures = directives(
        article, scene.sentences, events, people, places, measures_file=measures_file
    )
    # From where an article speaks tells whose its officials are.
    spoken_from = home(article.text, article.body, article.publisher, places) if people and with_home else ""
    return Facts(article, events, people, districts(places), measures, orders, documents, spoken_from)
