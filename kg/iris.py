"""Makes every IRI; the only module that knows the namespaces. See docs/graph.md for the scheme."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

__all__ = [
    "BASE",
    "DERIVED",
    "KG",
    "MEASURE",
    "NIF",
    "PREFIXES",
    "RDF_TYPE",
    "SCHEMA",
    "SKOS",
    "VOCABULARY",
    "XSD",
    "article",
    "hashed",
    "measure",
    "named",
    "span",
]

BASE = "https://w3id.org/huitu/id/"
KG = "https://w3id.org/huitu/ontology#"
MEASURE = "https://w3id.org/huitu/measure/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "http://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = RDF + "type"

PREFIXES = {
    "kg": KG, "kgm": MEASURE, "nif": NIF, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "skos": SKOS, "xsd": XSD,
}  # fmt: skip

DERIVED = BASE + "graph/derived"
VOCABULARY = BASE + "graph/vocabulary"


def segment(text: str) -> str:
    """One path segment of an IRI: letters of any script stay, all that an IRI forbids is percent-encoded."""
    return "".join(c if c.isalnum() or c in "-._~·" else quote(c, safe="") for c in text)


def article(key: str) -> str:
    """The IRI of the article with this id, which is also the name of its graph."""
    return f"{BASE}article/{segment(key)}"


def span(article_iri: str, start: int, end: int) -> str:
    """The IRI of the code points from `start` up to `end` of an article's text (RFC 5147 fragment)."""
    return f"{article_iri}#char={start},{end}"


def named(kind: str, *parts: str) -> str:
    """A thing known by name, such as named("official", "110000", "蔡奇")."""
    return f"{BASE}{kind}/" + "/".join(map(segment, parts))


def hashed(kind: str, *parts: str) -> str:
    """A thing known by its content, such as hashed("participation", article, event, official)."""
    return f"{BASE}{kind}/{sha256(chr(31).join(parts).encode()).hexdigest()[:16]}"


def measure(concept: str) -> str:
    """The IRI of a concept of the measure scheme."""
    return MEASURE + segment(concept)
