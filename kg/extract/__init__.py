"""Article in, facts out: the extractors, in order."""

from __future__ import annotations

from pathlib import Path

from kg.extract.events import find_drafts
from kg.extract.officials import officials
from kg.extract.scene import Scene
from kg.measures import directives
from kg.model import Article, Facts

__all__ = ["extract"]


def extract(article: Article, *, measures_file: Path | None = None) -> Facts:
    """Everything that the rules find in one article; nothing is found twice, nothing without its span.

    `measures_file` is a user's own scheme of measures (Turtle) beside the shipped one. Raises RunError where it can't
    be read.
    """
    scene = Scene(article)
    events = tuple(draft.finish(()) for draft in find_drafts(scene))
    people = officials(scene.mentions)
    orders, documents, measures = directives(article, scene.sentences, events, people, [], measures_file=measures_file)
    return Facts(article, events, people, (), measures, orders, documents)
