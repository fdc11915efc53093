from pathlib import Path

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import iris
from kg.write.sort import sort_quads
from kg.write.terms import chinese, day, decimal, integer, iri, literal
from kg.write.turtle import HEAD, write_turtle

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"^^<x:y>', '"@en', "\\u0022", '\\"', " . ", '"""', "'''", "\\\\", "^^", "> <"]
)
IRIS = st.one_of(
    TEXT.map(lambda text: iris.named("official", "110000", text)),
    TEXT.map(iris.measure),
    st.builds(iris.span, TEXT.map(iris.article), st.integers(0, 99), st.integers(100, 200)),
    st.sampled_from([iris.KG + "Official", iris.RDF_TYPE, iris.SCHEMA + "name"]),
)
VALUES = st.one_of(
    IRIS.map(iri),
    TEXT.map(literal),
    TEXT.map(chinese),
    st.integers().map(integer),
    st.just(decimal(0.25)),
    st.dates().map(lambda date: day(date.isoformat())),
)
LINES = st.lists(
    st.builds(
        lambda s, p, o, g: f"{iri(s)} {iri(p)} {o} {iri(g)} .\n",
        IRIS,
        st.sampled_from([iris.RDF_TYPE, iris.KG + "attends", iris.SKOS + "prefLabel"]),
        VALUES,
        st.sampled_from([iris.DERIVED, iris.VOCABULARY]),
    ),
    min_size=1,
    max_size=6,
)


def union(lines: list[str]) -> set[str]:
    return {str(quad.triple) for quad in ox.parse("".join(lines).encode(), ox.RdfFormat.N_QUADS)}


@settings(deadline=None)  # other work on the machine is no fault
@given(lines=LINES)
def test_turtle_says_what_the_quads_say_in_both_parsers(tmp_path_factory: object, lines: list[str]) -> None:
    folder = Path(tmp_path_factory.mktemp("turtle"))  # type: ignore[attr-defined]
    sort_quads(lines, folder / "graph.nq")
    counts = write_turtle(folder / "graph.nq", folder / "graph.ttl")
    text = (folder / "graph.ttl").read_bytes()
    expected = union(lines)
    assert {str(quad.triple) for quad in ox.parse(text, ox.RdfFormat.TURTLE)} == expected
    assert counts["triples"] == len(expected)
    graph = rdflib.Graph().parse(data=text, format="turtle")
    known = rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in expected), format="nt")
    assert set(graph) == set(known)


def test_one_block_a_subject_and_the_class_first(tmp_path: Path) -> None:
    who = iri(iris.named("official", "110000", "林知远"))
    event = iri(iris.hashed("event", "1"))
    lines = [
        f"{who} <{iris.KG}presides> {event} <x:1> .\n",
        f"{who} <{iris.KG}presides> {event} <x:2> .\n",
        f"{who} <{iris.RDF_TYPE}> <{iris.KG}Official> <x:1> .\n",
        f"{who} <{iris.SKOS}prefLabel> {chinese('林知远')} <x:1> .\n",
        f"{event} <{iris.KG}orders> <{iris.measure('值班值守')}> <x:1> .\n",
        f"{event} <{iris.KG}ordinal> {integer(12)} <x:1> .\n",
    ]
    sort_quads(lines, tmp_path / "graph.nq")
    assert write_turtle(tmp_path / "graph.nq", tmp_path / "graph.ttl") == {"triples": 5, iris.KG + "Official": 1}
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert text == HEAD + (
        f"<{event[len(iris.BASE) + 1 : -1]}> kg:orders kgm:值班值守 ;\n    kg:ordinal 12 .\n\n"
        '<official/110000/林知远> a kg:Official ;\n    skos:prefLabel "林知远"@zh-Hans ;\n'
        f"    kg:presides <{event[len(iris.BASE) + 1 : -1]}> .\n\n"
    )
