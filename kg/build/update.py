"""Brings the cache of extracted articles up to date with the sources."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from kg.build.cache import Cache, fingerprint
from kg.build.report import Report, Run
from kg.build.work import extract_all
from kg.errors import RunError
from kg.model import Article

__all__ = ["Changes", "update"]


class Changes(NamedTuple):
    """Article ids, by what became of them since the build before; `renewed`: extracted again by another program."""

    added: set[str]
    changed: set[str]
    withdrawn: set[str]
    renewed: set[str]


def update(
    run: Run,
    cache: Cache,
    sources: Iterable[str | os.PathLike[str]],
    before: Cache | None,
    *,
    jobs: int,
    progress: bool,
    keep: bool,
) -> Changes:
    """Read the sources, extract what is new or changed, drop what is gone or can't be extracted any more; report it.

    `before` is the cache of the build before, of which `cache` may be a copy, or new if another program made it; with
    `keep` its articles stay, extracted again where that is so. Raises RunError where nothing would be left.
    """
    from kg.read import read

    report, usable = run.report, cache.prints()
    earlier = usable or (before.prints() if before else {})
    seen: set[str] = set()
    asked: dict[str, bool] = {}

    def news(articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            seen.add(article.id)
            mark = fingerprint(article)
            if usable.get(article.id) == mark:
                cache.put_source(article.id, article.source)
            else:
                asked[article.id] = earlier.get(article.id) == mark
                yield article

    articles = report.timed("read", _shown(read(sources, skipped=report.skip), progress=progress))
    if keep and before and not usable:
        articles = chain(articles, (article for article in before.articles() if article.id not in seen))
    done: set[str] = set()
    with report.stage("extract"):
        for row in extract_all(news(articles), jobs, report.skip, run.measures_file):
            cache.put(row)
            done.add(row.id)
    report.seconds["extract"] = round(report.seconds["extract"] - report.seconds["read"], 3)
    failed = asked.keys() - done
    gone = earlier.keys() & failed if keep else earlier.keys() - (seen - failed)
    cache.drop(gone)
    renewed = {key for key in done if asked[key]}
    changes = Changes(done - earlier.keys(), done & earlier.keys() - renewed, set(gone), renewed)
    _report(report, changes, len(cache))
    return changes


def _report(report: Report, changes: Changes, articles: int) -> None:
    report.articles = articles
    if not articles:
        first = f", the first: {report.skipped[0].source}: {report.skipped[0].reason}" if report.skipped else ""
        raise RunError(f"nothing to build from: no article was read, {len(report.skipped)} skipped{first}")
    report.added, report.changed, report.withdrawn, report.renewed = map(len, changes)
    report.unchanged = articles - report.added - report.changed - report.renewed


def _shown(articles: Iterator[Article], *, progress: bool) -> Iterator[Article]:
    if not progress:
        return articles
    from tqdm import tqdm

    return iter(tqdm(articles, unit=" articles", desc="read, extract"))
