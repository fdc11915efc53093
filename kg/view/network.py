"""The view as a networkx graph, with what networkx knows of it (communities, rank), and as a pyvis network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.view.model import View

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

__all__ = ["communities", "rank", "to_networkx", "to_pyvis"]

# Nodes that nothing else hangs on are left out before Louvain runs and join their only neighbour: a third of the time.
_SEED = 20_03


def to_networkx(view: View) -> nx.MultiDiGraph[int]:
    """Nodes are places in `view.nodes` with all fields as attributes; an edge's key and `kind` are its relation."""
    import networkx as nx

    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for number, node in enumerate(view.nodes):
        graph.add_node(number, **node._asdict())
    for edge in view.edges:
        graph.add_edge(edge.source, edge.target, key=edge.kind, kind=edge.kind)
    return graph


def communities(graph: nx.MultiDiGraph[int]) -> list[int]:
    """The community of each node by Louvain's method (modularity), largest first; the same on every run."""
    import networkx as nx

    simple = nx.Graph(graph)
    hung = {node: next(iter(simple[node])) for node in simple if len(simple[node]) == 1}
    leaves = {node for node, other in hung.items() if other not in hung}
    core = simple.subgraph(n for n in simple if n not in leaves)
    found = nx.community.louvain_communities(core, seed=_SEED) if len(core) else []
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    member = {node: number for number, group in enumerate(groups) for node in group}
    member |= {node: member[hung[node]] for node in leaves}
    return [member[node] for node in range(len(simple))]


def rank(graph: nx.MultiDiGraph[int]) -> list[float]:
    """PageRank of each node in the undirected graph; the sum is 1."""
    import networkx as nx

    if not len(graph):
        return []
    found = nx.pagerank(nx.Graph(graph))
    return [found[node] for node in range(len(graph))]


def to_pyvis(graph: nx.Graph[Any]) -> Network:
    """The graph as a pyvis network, for those who want to go on with pyvis.

    Node attributes `label`, `kind` (the group), `x`, `y`, `title` and `size` are passed on, where they are there.
    pyvis' add_node and add_edge look through all that was added before (minutes at 20,000 nodes) and its undirected
    add_edge drops a second relation between two nodes: its lists are filled directly.
    """
    from pyvis.network import Network

    network = Network(height="100vh", directed=True, cdn_resources="in_line")
    network.toggle_physics(status=False)
    for key, values in graph.nodes(data=True):
        node = {"id": key, "label": str(values.get("label") or key), "group": values.get("kind", ""), "shape": "dot"}
        node |= {name: values[name] for name in ("x", "y", "title", "size") if name in values}
        network.nodes.append(node)
        network.node_ids.append(key)
        network.node_map[key] = node
    for source, target, values in graph.edges(data=True):
        edge = {"from": source, "to": target, "arrows": "to"}
        if "kind" in values:
            edge["label"] = values["kind"]
        network.edges.append(edge)
    return network
