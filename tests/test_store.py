import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import iris
from kg.errors import RunError
from kg.store import graph_file, open_graph, open_store, store_folder
from tests.built import build_facts, rich_facts


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_facts(tmp_path_factory.mktemp("built"), rich_facts())


def test_the_store_holds_what_the_quads_say(built: Path) -> None:
    quads = set(map(str, ox.parse(path=str(graph_file(built)), format=ox.RdfFormat.N_QUADS)))
    assert {str(quad) for quad in open_store(built)} == quads


def test_graph_ttl_is_the_union_of_the_store(built: Path) -> None:
    graph = rdflib.Graph().parse(built / "graph.ttl", format="turtle")
    union = ox.serialize((quad.triple for quad in open_store(built)), format=ox.RdfFormat.N_TRIPLES)
    assert set(graph) == set(rdflib.Graph().parse(data=union, format="nt"))
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


def test_no_triple_counts_twice_in_the_union(built: Path) -> None:
    store = open_store(built)
    assert len({str(quad.triple) for quad in store}) == len(store)
    shared = f"SELECT ?a WHERE {{ ?e <{iris.KG}reportedIn> ?a, ?b . FILTER(?a != ?b) }}"
    assert len(list(store.query(shared, use_default_graph_as_union=True))) == 2  # type: ignore[arg-type]


def test_rdflib_reads_the_same_store(built: Path) -> None:
    graph = open_graph(built)
    assert len(graph) == len(open_store(built))
    rows = graph.query(f"SELECT ?o WHERE {{ ?o a <{iris.KG}Official> }}")
    assert len(list(rows)) == 6


def test_a_folder_without_a_graph_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"no built graph here.*kg build"):
        open_store(tmp_path)


def test_a_damaged_store_says_so(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    (store_folder(copy) / "CURRENT").unlink()
    with pytest.raises(RunError, match="can't be opened"):
        open_store(copy)
