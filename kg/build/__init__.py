"""Everything from sources to a graph: read, extract, resolve, write, store, view."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

from kg.build.cache import Cache, cache_file, code_digest
from kg.build.output import write_output
from kg.build.report import Report, Run, versions
from kg.build.update import update
from kg.errors import RunError
from kg.parallel import cores
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

    `jobs` processes extract (None: one a core); `progress` draws a bar on stderr. What an earlier build extracted and
    wrote there is used again where article, code and vocabularies are the same; articles that are not among the
    sources any more are withdrawn, or stay with `keep`. `measures_file` is a user's own scheme of measures beside the
    shipped one. docs/graph.md says what is written. Raises RunError where the output can't be written, a source can't
    be read at all, links.tsv or the measures are wrong, or nothing could be read.
    """
    folder = Path(output)
    made_by = _made_by(measures_file)
    with staged(folder) as making:
        run = Run(folder, making, Report(versions=versions()), measures_file)
        (making / "store").mkdir()
        with ExitStack() as stack:
            before = _earlier(folder, stack)
            usable = before is not None and before.note("made by") == made_by
            if usable:
                shutil.copyfile(cache_file(folder), cache_file(making))
            cache = stack.enter_context(Cache.open(cache_file(making), new=not usable))
            changes = update(run, cache, sources, before, jobs=jobs or cores(), progress=progress, keep=keep)
            write_output(run, before if usable else None, cache, changes)
            cache.put_note("made by", made_by)
        (making / "report.json").write_text(run.report.to_json(), encoding="utf-8")
    return run.report


def _made_by(measures_file: Path | None) -> str:
    """What a graph depends on besides the articles. Raises RunError where the measures can't be read."""
    digest = sha256(code_digest().encode())
    if measures_file is not None:
        from kg.measures import load_scheme

        load_scheme(measures_file)
        digest.update(measures_file.read_bytes())
    return digest.hexdigest()


def _earlier(folder: Path, stack: ExitStack) -> Cache | None:
    """The cache of the build in `folder`, if there is one that can be read."""
    if not cache_file(folder).is_file():
        return None
    try:
        return stack.enter_context(Cache.open(cache_file(folder)))
    except RunError:  # damaged, or of another form: everything is made anew
        return None
