"""networkx and pyvis stay the model behind the page."""

from __future__ import annotations

import networkx as nx

from kg.view import to_pyvis, view_of
from kg.view.network import communities, rank, to_networkx
from tests.view.small import small
from tests.view.synthetic import synthetic


def test_pyvis_holds_every_node_and_relation() -> None:
    graph = to_networkx(view_of(small().store()))
    network = to_pyvis(graph)
    assert network.num_nodes() == graph.number_of_nodes() == 13
    assert network.num_edges() == graph.number_of_edges()
    assert network.get_node(0)["label"] == graph.nodes[0]["label"]
    assert network.get_nodes() == list(graph)


def test_pyvis_keeps_two_relations_between_the_same_nodes() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", kind="attends")
    graph.add_edge("a", "b", kind="orders")
    assert [edge["label"] for edge in to_pyvis(graph).edges] == ["attends", "orders"]


def test_pyvis_makes_its_own_page_of_it() -> None:
    network = to_pyvis(to_networkx(view_of(small().store())))
    assert "\\u6797\\u77e5\\u8fdc" in network.generate_html()


def test_communities_are_numbered_by_size_and_the_same_each_time() -> None:
    graph = to_networkx(view_of(synthetic(240).store()))
    found = communities(graph)
    sizes = [found.count(number) for number in range(max(found) + 1)]
    assert len(found) == len(graph)
    assert all(sizes)
    assert found == communities(graph)
    assert len(sizes) >= 3


def test_lone_nodes_pairs_and_nothing() -> None:
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    assert (communities(graph), rank(graph)) == ([], [])
    graph.add_nodes_from(range(5))
    graph.add_edge(0, 1)
    found = communities(graph)
    assert found[0] == found[1]
    assert len(set(found)) == 4
    assert abs(sum(rank(graph)) - 1) < 1e-6
