"""A built graph as a networkx graph: officials and events, or officials by the events they shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg import iris
from kg.errors import RunError
from kg.store import open_store

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

__all__ = ["PROJECTIONS", "Projection", "network"]

Projection = Literal["participation", "co-attendance"]
PROJECTIONS: tuple[Projection, ...] = ("participation", "co-attendance")

_OFFICIALS = """
SELECT ?node ?label ?place WHERE {
  ?node a kg:Official ; skos:prefLabel ?label ; kg:jurisdiction ?where FILTER (LANGMATCHES(LANG(?label), "zh-hans"))
  OPTIONAL { ?where kg:path ?path }
  BIND (COALESCE(?path, LCASE(REPLACE(STR(?where), "^.*[#/]", ""))) AS ?place)
} ORDER BY ?node
"""
_EVENTS = """
SELECT ?node ?label ?kind ?day WHERE {
  VALUES ?class { kg:Meeting kg:Inspection kg:Reception }
  ?node a ?class ; skos:prefLabel ?label .
  BIND (LCASE(REPLACE(STR(?class), "^.*#", "")) AS ?kind)
  OPTIONAL { ?node schema:startDate ?day }
} ORDER BY ?node
"""
_EDGES = """
SELECT ?official ?event (MIN(?how) AS ?role) WHERE {
  { ?official kg:presides ?event BIND (1 AS ?how) } UNION { ?official kg:attends ?event BIND (2 AS ?how) }
} GROUP BY ?official ?event ORDER BY ?official ?event
"""


def network(folder: Path, projection: Projection = "participation") -> nx.Graph[str]:
    """The network in a build's folder.

    "participation": officials and events (`bipartite` 0 and 1), an edge where an official was there, with `role`
    presides or attends. "co-attendance": officials, an edge where two were at one event, `weight` the number of events.
    Nodes are IRIs without the base (official/110000/…), in sorted order; attributes `kind`, `label`, and
    `jurisdiction` of officials, `day` (YYYY-MM-DD, "" if not known) of events. Raises RunError where there is no
    graph, or no such projection.
    """
    import networkx as nx

    store = open_store(folder)
    graph: nx.Graph[str] = nx.Graph()
    for official, label, place in _rows(store, _OFFICIALS):
        graph.add_node(official, bipartite=0, kind="official", label=label, jurisdiction=place)
    edges = _rows(store, _EDGES)
    if projection == "co-attendance":
        for official in graph:
            del graph.nodes[official]["bipartite"]
        graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in _together(edges).items())
    elif projection == "participation":
        for event, label, kind, day in _rows(store, _EVENTS):
            graph.add_node(event, bipartite=1, kind=kind, label=label, day=day)
        graph.add_edges_from(
            (who, event, {"role": "presides" if how == "1" else "attends"}) for who, event, how in edges
        )
    else:
        raise RunError(f"{projection}: no such projection; take one of {', '.join(PROJECTIONS)}")
    return graph


def _rows(store: ox.Store, query: str) -> list[list[str]]:
    answer = store.query(query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)
    rows = ([value.value if value else "" for value in row] for row in answer)  # type: ignore[union-attr]  # a SELECT
    return [[value.removeprefix(iris.BASE) for value in row] for row in rows]


def _together(edges: list[list[str]]) -> dict[tuple[str, str], int]:
    """How many events each pair of officials shared, by pair in sorted order."""
    present: defaultdict[str, list[str]] = defaultdict(list)
    for official, event, _ in edges:
        present[event].append(official)
    pairs = Counter(pair for officials in present.values() for pair in combinations(officials, 2))
    return dict(sorted(pairs.items()))
