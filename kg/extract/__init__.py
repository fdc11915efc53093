"""Article in, facts out: the extractors, in order."""

from __future__ import annotations

from pathlib import Path

from kg.extract.districts import districts, event_districts
from kg.extract.events import find_drafts
from kg.extract.officials import officials
from kg.extract.scene import Scene
from kg.measures import directives
from kg.model import Article, Facts
from kg.places import find_places, home

__all__ = ["extract"]


def extract(article: Article, *, measures_file: Path | None = None, with_home: bool = True) -> Facts:
    """Everything that the rules find in one article; nothing is found twice, nothing without its span.

    `measures_file` is a user's own scheme of measures (Turtle) beside the shipped one; `with_home`: find from which
    division the article speaks, which no fact needs that is told alone. Raises RunError where the file can't be read.
    """
    scene = Scene(article)
    names = [mention.span for mention in scene.mentions]
    places = find_places(article.text, taken=names, day=article.day, hint=article.publisher)
    events = tuple(draft.finish(event_districts(places, draft.span)) for draft in find_drafts(scene))
    people = officials(scene.mentions)
    orders, documents, measures = directives(
        article, scene.sentences, events, people, places, measures_file=measures_file
    )
    # From where an article speaks tells whose its officials are.
    spoken_from = home(article.text, article.body, article.publisher, places) if people and with_home else ""
    return Facts(article, events, people, districts(places), measures, orders, documents, spoken_from)
