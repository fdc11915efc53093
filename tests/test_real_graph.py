"""A graph from real articles, where HUITU_REAL names them: everything from reading to validating, nothing stubbed."""

from pathlib import Path

import pyoxigraph as ox

from kg import iris
from kg.build import build
from kg.store import open_store
from kg.validate import validate


def test_real_articles_make_a_valid_graph_in_which_everybody_has_a_place(real: Path, tmp_path: Path) -> None:
    report = build([real / "seeds"], tmp_path / "one", jobs=1)
    assert (report.articles, report.skipped) == (5, [])
    assert validate(tmp_path / "one").violations == ()
    store = open_store(tmp_path / "one")
    officials = f"SELECT ?o WHERE {{ ?o <{iris.KG}jurisdiction> ?p ; a <{iris.KG}Official> }}"
    placed = store.query(officials, use_default_graph_as_union=True)
    assert isinstance(placed, ox.QuerySolutions)
    assert len(list(placed)) == report.counts["officials"] == 13
    assert not list(store.quads_for_pattern(None, None, ox.NamedNode(iris.UNPLACED), None))
    build([real / "seeds"], tmp_path / "two", jobs=2)
    for name in ("facts.jsonl", "graph.ttl", "graph.html", "store/graph.nq"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
