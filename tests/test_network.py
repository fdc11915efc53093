from pathlib import Path

import pytest

from kg.errors import RunError
from kg.network import network
from tests.built import build_facts, rich_facts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_facts(tmp_path_factory.mktemp("built"), rich_facts())


def test_officials_and_events(built: Path) -> None:
    graph = network(built)
    events = [node for node, kind in graph.nodes(data="bipartite") if kind]
    assert {graph.nodes[event]["kind"] for event in events} == {"meeting", "inspection", "reception"}
    assert {graph.nodes[event]["day"] for event in events} == {"2025-07-03"}
    who = "official/110000/林知远"
    assert graph.nodes[who] == {"bipartite": 0, "kind": "official", "label": "林知远", "jurisdiction": "北京市"}
    assert {graph.edges[who, event]["role"] for event in graph[who]} == {"presides"}
    meeting = next(event for event in events if graph.nodes[event]["kind"] == "meeting")
    assert graph.degree(meeting) == 3
    assert list(graph.nodes)[: graph.order() - 3] == sorted(list(graph.nodes)[: graph.order() - 3])


def test_officials_who_met(built: Path) -> None:
    graph = network(built, "co-attendance")
    assert graph.edges["official/110000/林知远", "official/110000/周若谷"]["weight"] == 1
    assert graph.nodes["official/foreign/让·杜邦"]["jurisdiction"] == "foreign"
    assert all(node.startswith("official/") for node in graph)
    assert graph.size() == 4


def test_another_projection_is_refused(built: Path) -> None:
    with pytest.raises(RunError, match="no such projection; take one of participation, co-attendance"):
        network(built, "districts")  # type: ignore[arg-type]
