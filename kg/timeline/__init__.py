"""Measures over time as one HTML file that opens from disk: a row a measure, a mark a directive, its sentence a click
away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kg.files import whole_file

__all__ = ["write_timeline"]


def write_timeline(
    folder: Path,
    target: Path,
    *,
    measures: Sequence[str] = (),
    districts: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> int:
    """Writes the timeline of a built graph to `target`: all measures, or some, of all districts, or some, in a period.

    `folder` is a build's output; `measures` are Chinese or English labels (an area stands for all its measures),
    `districts` names (朝阳区, 朝阳), paths or codes (all inside them count), `since` and `until` days in Asia/Shanghai,
    both included. UTF-8, the same bytes for the same graph; an existing file is replaced whole or not at all. Returns
    how many directives it shows. Raises RunError where the store can't be opened, a name is not in the graph, the
    period ends before it begins, or the file can't be written.
    """
    from kg.store import open_store
    from kg.timeline.gather import Scope, gather
    from kg.timeline.render import render

    scope = Scope(tuple(measures), tuple(districts), since, until)
    timeline = gather(open_store(folder), scope)
    with whole_file(target) as out:
        out.write(render(timeline).encode())
    return len(timeline.directives)
