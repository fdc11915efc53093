"""A built graph, opened: ask it, or take it into rdflib or networkx."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query import Rows, rows_of
from kg.store import open_store

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from kg.network import Projection

__all__ = ["Graph", "open_graph"]


class Graph:
    """The graph that a build wrote into `folder`, read-only, as it was when it was opened."""

    def __init__(self, folder: str | PathLike[str]) -> None:
        self.folder = Path(folder)
        self.store: ox.Store = open_store(self.folder)
        """The Oxigraph store, for its own interface; each article's facts stand in a named graph."""

    def __repr__(self) -> str:
        return f"kg.open({str(self.folder)!r})"

    def query(self, name_or_sparql: str, /, **parameters: object) -> Rows:
        """Ask a shipped question by its name, a .rq file, or a SPARQL query itself; see kg.query.

        `rows = graph.query("who-sat-with-whom", official="蔡奇")` gives dicts that pandas takes.
        """
        return rows_of(self.store, name_or_sparql, parameters)

    def rdflib(self) -> rdflib.Graph:
        """The union of the graphs as an rdflib Graph over the same store, read-only."""
        from kg.store import open_graph as open_rdflib

        return open_rdflib(self.folder)

    def network(self, projection: Projection = "participation") -> nx.Graph[str]:
        """Officials and events, or with "co-attendance" officials by the events they shared; see kg.network."""
        from kg.network import network

        return network(self.folder, projection)


def open_graph(folder: str | PathLike[str] = "output") -> Graph:
    """Open the graph that `kg build` wrote into `folder`. Raises KgError where there is none."""
    return Graph(folder)
