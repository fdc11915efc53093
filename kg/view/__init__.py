"""The graph as one HTML file that opens from disk, asks nobody for anything and shows the sentence under every fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import whole_file
from kg.view.network import to_pyvis

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.view.model import View
    from kg.view.previous import Earlier

__all__ = ["page", "to_pyvis", "view_of", "write_view"]


def write_view(
    folder: Path,
    target: Path,
    *,
    about: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    district: str = "",
    top: int | None = None,
) -> None:
    """Writes the page of a built graph to `target`: whole, or around names, in a period, in a district, the top.

    `folder` is a build's output. `since` and `until` are days in Asia/Shanghai, both included. Nodes stay where they
    stood in an earlier `target`, else in the folder's graph.html. UTF-8, one kind of line end, the same bytes for the
    same graph and places; an existing file is replaced whole or not at all. Raises RunError where the store can't be
    opened, a name is not in the graph, or the file can't be written.
    """
    from kg.store import open_store
    from kg.view.previous import earlier

    view = view_of(open_store(folder), about=about, since=since, until=until, district=district, top=top)
    text = page(view, *earlier(target, folder / "graph.html"))
    with whole_file(target) as out:
        out.write(text.encode())


def view_of(
    store: Store,
    *,
    about: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    district: str = "",
    top: int | None = None,
) -> View:
    """What a page shows of the store; the parameters are those of write_view."""
    from kg.view.gather import gather
    from kg.view.read import Graph
    from kg.view.select import choose, outline

    graph = Graph(store)
    whole = outline(graph)
    shown, scope = choose(graph, whole, about=about, since=since, until=until, district=district, top=top)
    graph.bulk = 2 * len(shown) >= len(whole.kinds)
    return gather(graph, whole, shown, scope)


def page(view: View, network_places: Earlier | None = None, people_places: Earlier | None = None) -> str:
    """The view as HTML. Places are by short IRI (official/110000/…), from an earlier page."""
    from kg.view.layout import lay_out
    from kg.view.network import communities, rank, to_networkx
    from kg.view.pack import block, facts, picture, short
    from kg.view.people import together
    from kg.view.render import render

    names = [short(node.iri) for node in view.nodes]
    graph = to_networkx(view)
    groups, ranks = communities(graph), rank(graph)
    old = {n: network_places[name] for n, name in enumerate(names) if network_places and name in network_places}
    places = lay_out(len(names), [(e.source, e.target) for e in view.edges], groups, start=old)
    for number, (x, y) in enumerate(places):
        graph.nodes[number].update(x=x, y=y)
    officials, ties, weights = together(view)
    old = {i: people_places[names[n]] for i, n in enumerate(officials) if people_places and names[n] in people_places}
    people = dict(
        zip(
            officials,
            lay_out(len(officials), ties, weights=[log2(1 + weight) / 4 for weight in weights], start=old),
            strict=True,
        )
    )
    network = to_pyvis(graph)
    best = sorted(range(len(names)), key=lambda n: (-ranks[n], n))[:50]
    return render(
        network,
        block(picture(view, network, people, groups, ranks)),
        block(facts(view)),
        [view.nodes[n].label for n in best],
    )
