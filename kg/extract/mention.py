"""One person named at one place of the text."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Post, Span

__all__ = ["WITH", "Mention"]

WITH = frozenset("同与和")
"""Words that put a person beside the one who acts: 同|首相某某|举行会谈."""


class Mention(NamedTuple):
    """One person named at one place. `start` is where the posts before the name begin, `lead` the word before that.

    `group` numbers the list that the mention stands in; the members of a list share their posts.
    """

    name: str
    span: Span
    posts: tuple[Post, ...]
    start: int
    lead: str
    group: int
    rule: str

    @property
    def end(self) -> int:
        """Where the mention ends: behind the name, or behind the title that follows it."""
        return max(self.span.end, self.posts[-1].span.end) if self.posts else self.span.end
