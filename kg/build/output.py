"""Writes all that a build leaves in its folder, anew or by what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import iris
from kg.build.cache import Cache
from kg.build.change import EMPTY, Difference, difference, write_change
from kg.build.report import Run
from kg.build.update import Changes
from kg.build.whole import Touched, conclude, write_whole
from kg.staging import carry
from kg.store import derived_file, graph_file, store_folder

if TYPE_CHECKING:
    from kg.resolve import Claims

__all__ = ["write_output"]

_COUNTED = {
    "events": ("Meeting", "Inspection", "Reception"),
    "officials": ("Official",),
    "participations": ("Participation",),
    "districts": ("District",),
    "measures": ("Measure",),
    "directives": ("Directive",),
    "documents": ("Document",),
    "organizations": ("Organization",),
    "series": ("Series",),
    "tenures": ("Tenure",),
    "proposed_links": ("ProposedLink",),
}
# Beyond this share of articles that are written otherwise, writing everything anew is the quicker way.
MOST_CHANGED = 0.2
# The claims of so many articles stay in memory between the passes over them (some 4 kB each), those of more are read
# again each time.
KEPT = 25_000


def write_output(run: Run, before: Cache | None, cache: Cache, changes: Changes) -> None:
    """Everything but the cache and the report, into `run.making`; `before` is the cache of the build in `run.folder`.

    Raises RunError where links.tsv is wrong, or the page can't be made.
    """
    from kg.resolve import resolve
    from kg.resolve.links import HEADER, read_links

    folder, making, report = run.folder, run.making, run.report
    links = folder / "links.tsv"
    with report.stage("resolve"):
        stream = _claims(cache, report.articles)
        resolution = resolve(stream, read_links(links))
        touched = conclude(run, cache, stream, resolution, changes.added | changes.changed | changes.renewed)
    report.unused_links = resolution.unused_links
    if not links.exists():
        (making / "links.tsv").write_text(HEADER, encoding="utf-8")
    with report.stage("write"):
        found = _difference(run, before, cache, changes, touched)
        counts = write_change(run, cache, found) if found else write_whole(making, cache)
        with (making / "facts.jsonl").open("wb") as file:
            file.writelines(line + b"\n" for line in cache.lines())
    cache.put_note("sizes", _sizes(making))
    report.counts = {name: sum(counts[iris.KG + kind] for kind in kinds) for name, kinds in _COUNTED.items()}
    report.counts["triples"] = counts["triples"]
    with report.stage("view"):
        _view(folder, making, same=found == EMPTY)


def _claims(cache: Cache, articles: int) -> Callable[[], Iterable[Claims]]:
    """The claims of all articles, as often as they are asked for."""
    if articles > KEPT:
        return cache.claims
    kept = list(cache.claims())
    return lambda: kept


def _difference(run: Run, before: Cache | None, cache: Cache, changes: Changes, touched: Touched) -> Difference | None:
    """How the graph differs from the one in the folder; None where it is better written anew."""
    if before is None or cache.note("sizes") != _sizes(run.folder):
        return None
    if len(touched.articles) + len(changes.withdrawn) > MOST_CHANGED * run.report.articles:
        return None
    for facts, found in before.facts_of(sorted(changes.withdrawn)):
        touched.add(facts.article.id, found)
    return difference(run, before, cache, touched)


def _sizes(folder: Path) -> str:
    """The sizes of the files that a change would be spliced into: other ones were not written by this program."""
    files = (graph_file(folder), derived_file(folder), folder / "graph.ttl")
    sizes = [file.stat().st_size if file.is_file() else None for file in files]
    return json.dumps([*sizes, store_folder(folder).is_dir()])


def _view(folder: Path, making: Path, *, same: bool) -> None:
    """The page of the graph; the one that is there if the graph is the `same`."""
    from kg.view import write_view

    page = "graph.html"
    if (folder / page).is_file():
        carry(folder / page, making / page)
        if same:
            return
    write_view(making, making / page)  # nodes stay where they stood on an earlier page
