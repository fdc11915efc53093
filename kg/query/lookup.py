"""Finds the things that a user's words name: officials, divisions, measures and events of a graph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from kg import iris
from kg.errors import RunError
from kg.query.values import named_node

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["lookup"]

_CODE = re.compile(r"[0-9]{6}", re.ASCII)
# What may stand behind a division's bare name: 朝阳 names 朝阳区, 广西 names 广西壮族自治区.
_DIVISION_END = re.compile(r"(?:\w{0,6}(?:自治区|自治州|自治县|自治旗)|特别行政区|地区|林区|特区|省|市|区|县|盟|旗|州)")
_CLASSES = {
    "official": (iris.KG + "Official",),
    "district": (iris.KG + "District",),
    "measure": (iris.KG + "Measure",),
    "event": (iris.KG + "Meeting", iris.KG + "Inspection", iris.KG + "Reception"),
}
_BELOW = {"districts": iris.SCHEMA + "containedInPlace", "measures": iris.SKOS + "broader"}
"""Kinds that take in what is under a thing, by the property that leads up to it."""

_LABELS = (
    iris.SKOS + "prefLabel",
    iris.SKOS + "altLabel",
    iris.SCHEMA + "name",
    iris.KG + "path",
    iris.SKOS + "notation",
)
_LANGUAGES = ("zh-Hans", "en", "zh-Latn-pinyin", "")
_MOST_LABELS = 100_000
"""Labels that are looked through, at most, for a bare division name or for names that come near."""


def lookup(store: Store) -> Callable[[str, str], list[str]]:
    """The look-up of one store: IRIs, sorted, of what is called so (see kg.query.values.Lookup)."""

    def find(wanted: str, value: str) -> list[str]:
        kind = wanted.removesuffix("s") if wanted in _BELOW else wanted
        found = _by_iri(store, kind, value) or _by_label(store, kind, value)
        if not found and kind == "district":
            found = _by_short_name(store, value)
        if not found and kind == "official" and value.isascii():
            found = _by_pinyin(store, value)
        if not found:
            raise RunError(_missing(store, kind, value))
        return sorted(_with_below(store, found, _BELOW[wanted]) if wanted in _BELOW else found)

    return find


def _is_a(store: Store, iri: str, kind: str) -> bool:
    from pyoxigraph import NamedNode

    node, rdf_type = NamedNode(iri), NamedNode(iris.RDF_TYPE)
    return any(any(store.quads_for_pattern(node, rdf_type, NamedNode(one), None)) for one in _CLASSES[kind])


def _by_iri(store: Store, kind: str, value: str) -> set[str]:
    """An IRI, a prefixed name, the end of one of our own IRIs (official/110000/蔡奇) or what follows the kind in it."""
    if any(sign.isspace() for sign in value):
        return set()
    written = [value] if "/" in value or ":" in value else []
    if "://" not in value:
        written += [iris.BASE + f"{kind}/{value}", iris.MEASURE + iris.segment(value)]
    for one in written:
        try:
            iri = named_node(kind, one).value
        except RunError:
            continue
        if _is_a(store, iri, kind):
            return {iri}
    return set()


def _by_label(store: Store, kind: str, value: str) -> set[str]:
    from pyoxigraph import Literal, NamedNode

    found = set()
    for language in _LANGUAGES:
        written = value.lower() if language == "zh-Latn-pinyin" else value
        literal = Literal(written, language=language) if language else Literal(written)
        for predicate in _LABELS:
            for quad in store.quads_for_pattern(None, NamedNode(predicate), literal, None):
                subject = getattr(quad.subject, "value", "")
                if subject not in found and _is_a(store, subject, kind):
                    found.add(subject)
    return found


def _by_short_name(store: Store, value: str) -> set[str]:
    """Divisions by a bare name (朝阳 for 朝阳区) or by the end of their path (北京市/朝阳, 朝阳区/…)."""
    found = set()
    for subject, path in _values(store, iris.KG + "path"):
        for tail in _tails(path):
            if tail.startswith(value) and (tail == value or _DIVISION_END.fullmatch(tail[len(value) :])):
                found.add(subject)
    return found


def _by_pinyin(store: Store, value: str) -> set[str]:
    """Officials by their name in pinyin, however its syllables are put together: caiqi, Cai Qi."""
    wanted = "".join(value.lower().split())
    labels = _values(store, iris.SKOS + "prefLabel")
    return {one for one, label in labels if label.replace(" ", "") == wanted and _is_a(store, one, "official")}


def _with_below(store: Store, found: set[str], up: str) -> set[str]:
    from pyoxigraph import NamedNode

    whole, waiting = set(found), list(found)
    while waiting:
        for quad in store.quads_for_pattern(None, NamedNode(up), NamedNode(waiting.pop()), None):
            below = getattr(quad.subject, "value", "")
            if below not in whole:
                whole.add(below)
                waiting.append(below)
    return whole


def _tails(path: str) -> Iterator[str]:
    yield path
    for place, sign in enumerate(path):
        if sign == "/":
            yield path[place + 1 :]


def _values(store: Store, predicate: str) -> Iterator[tuple[str, str]]:
    """Subject and value of every statement with this predicate, up to a limit."""
    from pyoxigraph import NamedNode

    quads = store.quads_for_pattern(None, NamedNode(predicate), None, None)
    for quad in islice(quads, _MOST_LABELS):
        yield getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")


def _missing(store: Store, kind: str, value: str) -> str:
    """What to say where nothing is called so: the labels of that kind that come near."""
    signs = set(value)
    labels = {
        label
        for subject, label in _values(store, iris.SKOS + "prefLabel")
        if len(signs & set(label)) * 2 >= len(signs) and _is_a(store, subject, kind)
    }
    near = get_close_matches(value, sorted(labels), n=3, cutoff=0.5)
    hint = f"; near it: {', '.join(near)}" if near else ""
    return f"no {kind} of this name in the graph{hint}"
