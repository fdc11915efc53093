"""Finds the people of an article, each kind of place in its turn: behind posts, in columns, before verbs and titles."""

from __future__ import annotations

from kg.extract.finder import Finder
from kg.extract.lists import behind_posts
from kg.extract.mention import Mention
from kg.extract.rows import before_verbs, in_columns, in_predicates
from kg.extract.talks import at_talks
from kg.extract.titled import before_titles, named_again

__all__ = ["find_people"]


def find_people(text: str) -> list[Mention]:
    """Every mention of a person by full name, in text order."""
    finder = Finder(text)
    behind_posts(finder)
    in_columns(finder)
    in_predicates(finder)
    before_verbs(finder)
    before_titles(finder)
    at_talks(finder)
    named_again(finder)
    return sorted(finder.found, key=lambda mention: mention.span)
