from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.errors import RunError
from kg.export import FORMATS, export
from kg.store import open_store
from tests.built import build_facts, rich_facts, spoil


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_facts(tmp_path_factory.mktemp("built"), rich_facts())


def exported(folder: Path, name: str, **options: str) -> bytes:
    out = io.BytesIO()
    export(folder, name, out, **options)  # type: ignore[arg-type]
    assert not out.closed
    return out.getvalue()


@pytest.mark.parametrize(("name", "form"), [("turtle", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)])
def test_the_union_is_in_one_graph(built: Path, name: str, form: ox.RdfFormat) -> None:
    found = {str(quad) for quad in ox.parse(exported(built, name), form)}
    assert found == {str(ox.Quad(q.subject, q.predicate, q.object)) for q in open_store(built)}


@pytest.mark.parametrize(
    ("name", "form"),
    [("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_each_article_keeps_its_graph(built: Path, name: str, form: ox.RdfFormat) -> None:
    assert set(map(str, ox.parse(exported(built, name), form))) == set(map(str, open_store(built)))


def test_csv_has_a_row_for_each_participation(built: Path) -> None:
    text = exported(built, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 9
    first = next(row for row in rows if row["role"] == "presides" and row["kind"] == "meeting")
    assert first["official_name"] == "林知远"
    assert first["jurisdiction"] == "北京市"
    assert first["posts"] == "市委书记、市防汛指挥部总指挥"
    assert (first["day"], first["position"], first["districts"]) == ("2025-07-03", "1", "北京市/朝阳区")
    assert first["quote"] in first["sentence"]
    assert {row["jurisdiction"] for row in rows} == {"北京市", "foreign"}
    assert exported(built, "csv").startswith(b"\xef\xbb\xbf")


def test_parquet_holds_the_same_table(built: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(exported(built, "parquet")))
    rows = list(csv.DictReader(io.StringIO(exported(built, "csv").decode("utf-8-sig"))))
    assert [row["official"] for row in table.to_pylist()] == [row["official"] for row in rows]
    assert {row["position"] for row in table.to_pylist()} == {1, 2, 3}


def test_parquet_without_its_library_says_what_to_install(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RunError, match=r"huitu\[parquet\]"):
        exported(built, "parquet")


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
@pytest.mark.parametrize("projection", ["participation", "co-attendance"])
def test_networks_read_back(built: Path, name: str, read: object, projection: str) -> None:
    text = exported(built, name, projection=projection)
    graph = read(io.BytesIO(text))  # type: ignore[operator]
    assert graph.nodes["official/110000/林知远"]["kind"] == "official"
    assert b"lastmodified" not in text


def test_a_network_holds_whatever_a_name_holds(tmp_path: Path) -> None:
    folder = build_facts(tmp_path, rich_facts())
    spoil(folder, lambda line: line.replace('"林知远"@zh-Hans', '"<&\\u0001\\"林"@zh-Hans'))
    graph = nx.read_graphml(io.BytesIO(exported(folder, "graphml")))
    assert graph.nodes["official/110000/林知远"]["label"] == '<&"林'


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes(built: Path, tmp_path: Path, name: str) -> None:
    assert exported(build_facts(tmp_path, rich_facts()[::-1]), name) == exported(built, name)


def test_an_unknown_format_and_a_missing_graph_are_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="xls: no such format; take one of turtle"):
        exported(tmp_path, "xls")
    for name in FORMATS:
        with pytest.raises(RunError, match="no built graph"):
            exported(tmp_path, name)
