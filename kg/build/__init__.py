"""Everything from sources to a graph: read, extract, resolve, write, store, view."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from kg.build.cache import Cache, code_digest
from kg.build.report import Report, versions
from kg.build.update import Changes, update
from kg.build.whole import write_whole
from kg.build.work import cores
from kg.errors import RunError
from kg.staging import staged

__all__ = ["Report", "build"]


def build(
    sources: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str] = "output",
    *,
    jobs: int | None = None,
    progress: bool = False,
    keep: bool = False,
    measures_file: Path | None = None,
) -> Report:
    """Read the sources and write the graph into the folder `output`, as a whole or not at all.

    `jobs` processes extract (None: one a core); `progress` draws a bar on stderr. What an earlier build extracted there
    is used again where article, code and vocabularies are the same; articles that are not among the sources any more
    are withdrawn, or stay with `keep`. `measures_file` is a user's own scheme of measures beside the shipped one.
    docs/graph.md says what is written. Raises RunError where the output can't be written, a source can't be read at
    all, links.tsv or the measures are wrong, or nothing could be read.
    """
    folder, report = Path(output), Report(versions=versions())
    made_by = _made_by(measures_file)
    with staged(folder) as making:
        store = making / "store"
        store.mkdir()
        before = folder / "store" / "articles.sqlite"
        usable = _usable(before, made_by)
        if usable:
            shutil.copyfile(before, store / before.name)
        with Cache.open(store / before.name, new=not usable) as cache:
            changes = update(
                cache, sources, report, jobs=jobs or cores(), progress=progress, keep=keep, measures_file=measures_file
            )
            _tell(report, changes)
            write_whole(making, folder, cache, report, measures_file)
            cache.put_note("made by", made_by)
        (making / "report.json").write_text(report.to_json(), encoding="utf-8")
    return report


def _made_by(measures_file: Path | None) -> str:
    """What extraction depends on besides the article. Raises RunError where the measures can't be read."""
    digest = sha256(code_digest().encode())
    if measures_file is not None:
        from kg.measures import load_scheme

        load_scheme(measures_file)
        digest.update(measures_file.read_bytes())
    return digest.hexdigest()


def _usable(path: Path, made_by: str) -> bool:
    """Whether an earlier build's cache was made by this very code and data."""
    if not path.is_file():
        return False
    try:
        with Cache.open(path) as cache:
            return cache.note("made by") == made_by
    except RunError:  # damaged, or of another form: everything is extracted anew
        return False


def _tell(report: Report, changes: Changes) -> None:
    report.added, report.changed, report.withdrawn = map(len, changes)
    report.unchanged = report.articles - report.added - report.changed
