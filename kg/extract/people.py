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
    finder.found = [mention for mention in finder.found if not _titles_a_work(text, mention)]
    named_again(finder)
    return sorted(finder.found, key=lambda mention: mention.span)


def _titles_a_work(text: str, mention: Mention) -> bool:
    """Whether post and name are the title of a film or a book: 影片《村支书某某某》."""
    return text[mention.start - 1 : mention.start] == "《" and text[mention.end : mention.end + 1] == "》"
