import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from kg.iris import KG
from kg.resources import read_data
from tests.built import build_facts, rich_facts

ONTOLOGY = rdflib.Graph().parse(data=read_data("ontology", "huitu.ttl"), format="turtle")
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
TERMS = {str(term): term for term in ONTOLOGY.subjects(RDFS.label) if str(term).startswith(KG)}
ABSTRACT = {str(term) for term in ONTOLOGY.subjects(rdflib.URIRef(KG + "abstract"))}


@pytest.mark.parametrize("name", ["huitu.ttl", "shapes.ttl", "measures.ttl"])
def test_both_parsers_read_the_same(name: str) -> None:
    text = read_data("ontology", name)
    count = len(list(ox.parse(text, ox.RdfFormat.TURTLE)))
    assert count == len(rdflib.Graph().parse(data=text, format="turtle")) > 0


@pytest.mark.parametrize("name", sorted(TERMS))
def test_every_term_says_what_it_is_in_both_languages(name: str) -> None:
    term = TERMS[name]
    for predicate in (RDFS.label, RDFS.comment):
        texts = {getattr(text, "language", None): str(text) for text in ONTOLOGY.objects(term, predicate)}
        assert set(texts) == {"en", "zh-Hans"}
        assert re.search(r"[\u4e00-\u9fff]", texts["zh-Hans"])
    if KINDS & {OWL.ObjectProperty, OWL.DatatypeProperty} & set(ONTOLOGY.objects(term, RDF.type)):
        assert (term, RDFS.domain, None) in ONTOLOGY
        assert (term, RDFS.range, None) in ONTOLOGY


def test_every_term_is_aligned_or_stands_under_one_that_is() -> None:
    outside = {
        str(subject)
        for subject, predicate, value in ONTOLOGY
        if str(predicate).rpartition("#")[2] in ("subClassOf", "subPropertyOf", "closeMatch")
        and not str(value).startswith(KG)
    }
    for name in ("Article", "Event", "Official", "District", "Measure", "Organization", "Participation", "Tenure"):
        assert KG + name in outside
    for name in ("attends", "mentions", "heldIn", "organizedBy", "inSeries", "evidence", "role"):
        assert KG + name in outside


def used(text: str) -> set[str]:
    return set(re.findall(re.escape(KG) + r"[A-Za-z0-9]+", text))


def test_what_is_written_is_defined_and_what_is_defined_is_written(tmp_path: Path) -> None:
    folder = build_facts(tmp_path, rich_facts())
    written = used((folder / "store" / "graph.nq").read_text(encoding="utf-8"))
    scheme = {
        str(quad.predicate.value) for quad in ox.parse(read_data("ontology", "measures.ttl"), ox.RdfFormat.TURTLE)
    }
    scheme |= {KG + "MeasureArea"}
    mentioned = written | {term for term in scheme if term.startswith(KG)}
    assert mentioned - set(TERMS) == set()
    assert set(TERMS) - mentioned - ABSTRACT == set()
    assert not ABSTRACT & written


def test_shapes_and_checks_speak_of_defined_terms_only() -> None:
    names = re.findall(r"\bkg:([A-Za-z0-9]+)", read_data("ontology", "checks.tsv"))
    shapes = rdflib.Graph().parse(data=read_data("ontology", "shapes.ttl"), format="turtle")
    own = {str(term) for term in shapes.subjects() if str(term).startswith(KG)}
    text = " ".join(str(term) for triple in shapes for term in triple)
    assert {KG + name for name in names} <= set(TERMS)
    assert used(text) - own - {KG + "shapes"} <= set(TERMS)
    assert {KG + name for name in re.findall(r"\bkg:([A-Za-z0-9]+)", text)} <= set(TERMS)
