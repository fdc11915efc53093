"""Extracts many articles, in order, on several cores; an article that can't be extracted is named and left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from kg.build.cache import Row, fingerprint
from kg.codec import pack
from kg.errors import ItemError
from kg.model import Article
from kg.parallel import spread

__all__ = ["extract_all"]


def extract_all(
    articles: Iterable[Article], jobs: int, skipped: Callable[[ItemError], None], measures_file: Path | None = None
) -> Iterator[Row]:
    """The entries of the articles, in their order, made by `jobs` processes (1: in this one).

    Memory is bounded by a few chunks a process. A process that dies costs the one article that it dies of.
    """
    return spread(partial(work, measures_file=measures_file), articles, jobs, skipped)


def work(articles: list[Article], *, measures_file: Path | None = None) -> list[Row | ItemError]:
    """What one process does with one chunk."""
    from kg.extract import extract
    from kg.facts import to_json
    from kg.resolve import claims

    results: list[Row | ItemError] = []
    for article in articles:
        try:
            facts = extract(article, measures_file=measures_file)
        except ItemError as error:
            results.append(error)
            continue
        # the source stands apart in the cache: see there
        facts = facts._replace(article=facts.article._replace(source=""))
        line = json.dumps(to_json(facts), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        found = json.dumps(claims(facts), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        results.append(Row(article.id, article.source, fingerprint(article), found, pack(facts), line))
    return results
