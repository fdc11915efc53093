"""Brings the cache of extracted articles up to date with the sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.build.cache import Cache, fingerprint
from kg.build.report import Report
from kg.build.work import extract_all
from kg.errors import RunError
from kg.model import Article

__all__ = ["Changes", "update"]


class Changes(NamedTuple):
    """Article ids, by what became of them since the build before."""

    added: set[str]
    changed: set[str]
    withdrawn: set[str]


def update(
    cache: Cache,
    sources: Iterable[str | os.PathLike[str]],
    report: Report,
    *,
    jobs: int,
    progress: bool,
    keep: bool,
    measures_file: Path | None,
) -> Changes:
    """Read the sources and extract what is new or changed; drop what is gone, or can't be extracted any more.

    Raises RunError where that would leave nothing.
    """
    from kg.read import read

    known = cache.prints()
    seen: set[str] = set()
    asked: set[str] = set()

    def news(articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            seen.add(article.id)
            if known.get(article.id) != fingerprint(article):
                asked.add(article.id)
                yield article

    articles = report.timed("read", _shown(read(sources, skipped=report.skip), progress=progress))
    done: set[str] = set()
    with report.stage("extract"):
        for row in extract_all(news(articles), jobs, report.skip, measures_file):
            cache.put(row)
            done.add(row.id)
    report.seconds["extract"] = round(report.seconds["extract"] - report.seconds["read"], 3)
    failed = asked - done
    gone = known.keys() & failed if keep else known.keys() - (seen - failed)
    cache.drop(gone)
    report.articles = len(cache)
    if not report.articles:
        first = f", the first: {report.skipped[0].source}: {report.skipped[0].reason}" if report.skipped else ""
        raise RunError(f"nothing to build from: no article was read, {len(report.skipped)} skipped{first}")
    return Changes(done - known.keys(), done & known.keys(), set(gone))


def _shown(articles: Iterator[Article], *, progress: bool) -> Iterator[Article]:
    if not progress:
        return articles
    from tqdm import tqdm  # type: ignore[import-untyped]  # no stubs are installed

    return iter(tqdm(articles, unit=" articles", desc="read, extract"))
