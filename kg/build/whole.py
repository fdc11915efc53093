"""Writes a whole graph from the cache: quads, Turtle, facts, store and page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg import iris
from kg.build.cache import Cache
from kg.build.report import Report
from kg.store import graph_file, load_store, store_folder

if TYPE_CHECKING:
    from kg.resolve import Resolution

__all__ = ["write_whole"]

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


def write_whole(making: Path, folder: Path, cache: Cache, report: Report, measures_file: Path | None) -> None:
    """Everything but the cache, into `making`; `folder` is the output that it will become part of."""
    from kg.resolve import resolve
    from kg.resolve.links import HEADER, read_links
    from kg.view import write_view
    from kg.write.sort import sort_quads
    from kg.write.turtle import write_turtle

    links = folder / "links.tsv"
    with report.stage("resolve"):
        resolution = resolve(cache.claims, read_links(links))
    report.unused_links = resolution.unused_links
    with report.stage("write"):
        sort_quads(_quads(cache, resolution, measures_file), graph_file(making))
        counts = write_turtle(graph_file(making), making / "graph.ttl")
        with (making / "facts.jsonl").open("wb") as file:
            file.writelines(line + b"\n" for line in cache.lines())
        if not links.exists():
            (making / "links.tsv").write_text(HEADER, encoding="utf-8")
    report.counts = {name: sum(counts[iris.KG + kind] for kind in kinds) for name, kinds in _COUNTED.items()}
    report.counts["triples"] = counts["triples"]
    with report.stage("store"):
        load_store(graph_file(making), store_folder(making))
    with report.stage("view"):
        if (folder / "graph.html").is_file():  # the page keeps nodes where they stood
            shutil.copyfile(folder / "graph.html", making / "graph.html")
        write_view(making, making / "graph.html")


def _quads(cache: Cache, resolution: Resolution, measures_file: Path | None) -> Iterator[str]:
    from kg.write.article import article_lines
    from kg.write.derived import Derived
    from kg.write.vocabulary import vocabulary_lines

    derived = Derived(resolution)
    for claims, facts in cache.facts():
        found = resolution.assign(claims)
        cache.assign(claims.article, found)
        yield from article_lines(facts, found)
        yield from derived.take(claims, found)
    yield from derived.rest()
    yield from vocabulary_lines(derived.districts, derived.places, derived.measures, measures_file)
