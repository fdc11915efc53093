"""The graph on disk: sorted N-Quads are the truth, an Oxigraph store loaded from them answers questions."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import RunError
from kg.staging import carry, settle

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

__all__ = [
    "change_store",
    "derived_file",
    "graph_file",
    "load_store",
    "open_graph",
    "open_store",
    "store_folder",
]


# Lines loaded at a time: all at once take a kilobyte of memory each, this many 270 MB in all, in the same time.
PORTION = 200_000


def store_folder(folder: Path) -> Path:
    """Where a build's output folder keeps the Oxigraph store."""
    return folder / "store" / "oxigraph"


def graph_file(folder: Path) -> Path:
    """Where a build's output folder keeps all quads, sorted, as N-Quads: what the store is loaded from."""
    return folder / "store" / "graph.nq"


def derived_file(folder: Path) -> Path:
    """Where a build keeps the quads of the derived graph and the vocabulary, sorted."""
    return folder / "store" / "derived.nq"


def load_store(quads: Path, target: Path) -> None:
    """Load an N-Quads file into a new store at `target`, which must not exist."""
    import pyoxigraph as ox

    store = ox.Store(str(target))
    with quads.open("rb") as file:
        while lines := b"".join(islice(file, PORTION)):
            store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def change_store(source: Path, target: Path, removed: Iterable[bytes], added: Iterable[bytes]) -> None:
    """Make a new store at `target` from the one at `source`, without the `removed` and with the `added` N-Quads lines.

    The files that hold the data never change once they are written, and are shared by hard links where possible.
    """
    import pyoxigraph as ox

    target.mkdir()
    for file in sorted(source.iterdir()):
        if file.suffix == ".sst":
            carry(file, target / file.name)
        elif file.name != "LOCK":
            shutil.copyfile(file, target / file.name)
    store = ox.Store(str(target))
    for quad in ox.parse(b"".join(removed), ox.RdfFormat.N_QUADS):
        store.remove(quad)
        if not any(store.quads_for_pattern(None, None, None, quad.graph_name)):
            store.remove_graph(quad.graph_name)
    store.extend(ox.parse(b"".join(added), ox.RdfFormat.N_QUADS))
    store.flush()


def open_store(folder: Path) -> ox.Store:
    """The graph that a build wrote into `folder`, read-only; ask it with `use_default_graph_as_union=True`.

    Raises RunError where there is no built graph, or the store can't be opened.
    """
    import pyoxigraph as ox

    path = store_folder(folder)
    try:
        settle(folder)
        if not path.is_dir():
            raise RunError(f"{folder}: no built graph here; make one with: kg build SOURCE -o {folder}")
        return ox.Store.read_only(str(path))
    except OSError as error:
        reason = "it is locked by another program" if "lock" in str(error).lower() else error.strerror or error
        raise RunError(f"{path}: the store can't be opened: {reason}; build again if this stays") from error


def open_graph(folder: Path) -> rdflib.Graph:
    """The union of the graphs that a build wrote into `folder` as an rdflib Graph, read-only, over the same store.

    For rdflib's interface; for speed ask `open_store`. Raises RunError as that does.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    store = OxigraphStore(store=open_store(folder))
    return rdflib.Dataset(store=store, default_union=True)
