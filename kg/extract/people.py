"""Finds the people of an article, each kind of place in its turn: behind posts, in columns, before verbs and titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.extract.bracketed import in_brackets
from kg.extract.finder import Finder
from kg.extract.lists import behind_posts
from kg.extract.mention import Mention
from kg.extract.rows import before_verbs, in_columns, in_predicates
from kg.extract.talks import at_talks
from kg.extract.titled import before_titles, named_again
from kg.extract.voices import in_turn

__all__ = ["find_people", "find_people_in"]

RULES: tuple[Callable[[Finder], None], ...] = (
    behind_posts, in_columns, in_brackets, in_predicates, before_verbs, before_titles, at_talks, in_turn,
)  # fmt: skip
"""What looks for people, in order: each knows whom those before it have found."""


def find_people(text: str) -> list[Mention]:
    """Every mention of a person by full name, in text order."""
    return find_people_in([text])[0]


def find_people_in(texts: Iterable[str]) -> list[list[Mention]]:
    """The mentions of each text; rule by rule, so that the processor's caches hold what a rule needs."""
    finders = [Finder(text) for text in texts]
    for rule in RULES:
        for finder in finders:
            rule(finder)
    return [_all_mentions(finder) for finder in finders]


def _all_mentions(finder: Finder) -> list[Mention]:
    """What the rules have found, without titles of works, and where the same people are named again."""
    finder.found = [mention for mention in finder.found if not _titles_a_work(finder.text, mention)]
    named_again(finder)
    return sorted(_in_full(finder.found), key=lambda mention: mention.span)


def _in_full(found: list[Mention]) -> list[Mention]:
    """The mentions, those by the last part of a foreign name with the whole of it: 杜兰, where 马克·杜兰 is named."""
    full: dict[str, set[str]] = {}
    for mention in found:
        if "·" in mention.name:
            full.setdefault(mention.name.rsplit("·", 1)[1], set()).add(mention.name)
    if not full:
        return found
    return [m._replace(name=min(full[m.name])) if len(full.get(m.name, ())) == 1 else m for m in found]


def _titles_a_work(text: str, mention: Mention) -> bool:
    """Whether post and name are the title of a film or a book: 影片《村支书某某某》."""
    return text[mention.start - 1 : mention.start] == "《" and text[mention.end : mention.end + 1] == "》"
