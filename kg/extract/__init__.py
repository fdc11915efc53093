"""Article in, facts out: the extractors, in order."""

from __future__ import annotations

from kg.extract.events import find_drafts
from kg.extract.officials import officials
from kg.extract.scene import Scene
from kg.model import Article, Facts

__all__ = ["extract"]


def extract(article: Article) -> Facts:
    """Everything that the rules find in one article; nothing is found twice, nothing without its span."""
    scene = Scene(article)
    events = tuple(draft.finish(()) for draft in find_drafts(scene))
    return Facts(article, events=events, officials=officials(scene.mentions))
