"""Makes every IRI; the only module that knows the namespaces. See docs/graph.md for the scheme."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

__all__ = [
    "BASE",
    "CENTRAL",
    "DERIVED",
    "FOREIGN",
    "KG",
    "MEASURE",
    "NIF",
    "PREFIXES",
    "RDF_TYPE",
    "SCHEMA",
    "SKOS",
    "UNPLACED",
    "VOCABULARY",
    "XSD",
    "article",
    "district",
    "hashed",
    "jurisdiction",
    "measure",
    "named",
    "segment",
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

CENTRAL, FOREIGN, UNPLACED = KG + "Central", KG + "Foreign", KG + "Unplaced"
DERIVED = BASE + "graph/derived"
VOCABULARY = BASE + "graph/vocabulary"


_ENCODE = re.compile(r"[^\w\-.~·]")
_DOTS = re.compile(r"\.{0,2}")


def segment(text: str) -> str:
    """One path segment of an IRI: letters of any script stay, all that an IRI forbids is percent-encoded.

    Never "", "." or "..", which would name another thing once a relative IRI is resolved.
    """
    if _DOTS.fullmatch(text):
        return text.replace(".", "%2E") or "_"
    return _ENCODE.sub(lambda match: quote(match[0], safe="", errors="replace"), text)


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


def district(path: str, code: str) -> str:
    """The IRI of a division by its GB/T 2260 code, or by its path where it has none (below the county)."""
    return named("district", code) if code else named("district", *path.split("/"))


def jurisdiction(key: str) -> str:
    """The IRI of a jurisdiction: a division's code, "central", "foreign" or "unplaced"."""
    return {"central": CENTRAL, "foreign": FOREIGN, "unplaced": UNPLACED}.get(key) or named("district", key)


def measure(concept: str) -> str:
    """The IRI of a concept of the measure scheme."""
    return MEASURE + segment(concept)
