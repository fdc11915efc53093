"""Gathers the mentions of each person into one official with every post that the article prints."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.mention import Mention
from kg.model import Official, Post

__all__ = ["officials"]


def officials(mentions: Iterable[Mention]) -> tuple[Official, ...]:
    """The people of an article in the order of their first mention.

    A post that another of the person's posts prints more fully (主席 beside 国家主席) is left out; 市长 is no shorter
    form of 副市长.
    """
    posts: dict[str, list[Post]] = {}
    first: dict[str, Mention] = {}
    for mention in mentions:
        told = first.setdefault(mention.name, mention)
        if told.end - told.start < len(mention.name) <= mention.end - mention.start:
            first[mention.name] = mention  # named in full only here: 杜兰, and then 马克·杜兰
        known = posts.setdefault(mention.name, [])
        if mention.posts:
            known.extend(p for p in mention.posts if all(p.text != k.text for k in known))
    return tuple([Official(name, _fullest(posts[name]), mention.span, mention.rule) for name, mention in first.items()])


def _fullest(posts: list[Post]) -> tuple[Post, ...]:
    if len(posts) < 2:
        return tuple(posts)
    return tuple(p for p in posts if not any(_longer(k.text, p.text) for k in posts))


def _longer(full: str, short: str) -> bool:
    if full.startswith(f"{short}（"):
        return True  # 局长（经理）
    return len(full) > len(short) and full.endswith(short) and not full.endswith(f"副{short}")
