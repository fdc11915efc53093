"""Chooses the nodes of a page: all of the graph, or what lies around a name, in a period, in a district, the top."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from kg import iris
from kg.errors import RunError
from kg.view.model import EVENT_KINDS, EdgeKind, NodeKind, Scope
from kg.view.read import Graph

__all__ = ["PAGE_EDGES", "PAGE_NODES", "Outline", "choose", "outline"]

PAGE_NODES = 20_000
PAGE_EDGES = 120_000
"""What one page holds and still opens in about two seconds on two cores (benchmarks/view.py)."""

_CLASSES: tuple[tuple[NodeKind, str], ...] = (
    ("meeting", "Meeting"),
    ("inspection", "Inspection"),
    ("reception", "Reception"),
    ("official", "Official"),
    ("district", "District"),
    ("measure", "Measure"),
)
_RELATIONS: tuple[tuple[EdgeKind, str], ...] = (
    ("presides", "presides"),
    ("attends", "attends"),
    ("held", "heldIn"),
    ("orders", "orders"),
)


@dataclass(slots=True)
class Outline:
    """The graph as bare IRIs: kind of each node, and every edge once."""

    kinds: dict[str, NodeKind] = field(default_factory=dict)
    edges: list[tuple[str, str, EdgeKind]] = field(default_factory=list)


def outline(graph: Graph) -> Outline:
    """Nodes and edges of the whole graph in a fixed order. Measures and districts that nothing names are left out."""
    found = Outline()
    for kind, name in _CLASSES:
        members = graph.subjects(iris.RDF_TYPE, iris.KG + name)
        found.kinds |= dict.fromkeys(members, kind)
    edges: set[tuple[str, str, EdgeKind]] = set()
    for relation, name in _RELATIONS:
        edges |= {(s, o, relation) for s, o in graph.pairs(iris.KG + name) if s in found.kinds and o in found.kinds}
    edges |= _own_words(graph, found.kinds)
    # Presiding is attending: should both be written, the stronger one stands.
    edges -= {(s, o, "attends") for s, o, kind in edges if kind == "presides"}
    found.edges = sorted(edges)
    named = {end for edge in edges for end in edge[:2]} | {o for _, o in graph.pairs(iris.KG + "mentionOf")}
    vocabulary = ("district", "measure")
    found.kinds = {iri: kind for iri, kind in found.kinds.items() if kind not in vocabulary or iri in named}
    return found


def _own_words(graph: Graph, kinds: dict[str, NodeKind]) -> set[tuple[str, str, EdgeKind]]:
    """Official to measure, where a directive is said by an official and belongs to no event."""
    speakers = dict(graph.pairs(iris.KG + "saidBy"))
    at_event = {s for s, o in graph.pairs(iris.KG + "event") if s in speakers and kinds.get(o) in EVENT_KINDS}
    return {
        (speakers[s], o, "says")
        for s, o in graph.pairs(iris.KG + "about")
        if s in speakers and s not in at_event and speakers[s] in kinds and o in kinds
    }


def choose(
    graph: Graph,
    whole: Outline,
    *,
    about: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    district: str = "",
    top: int | None = None,
) -> tuple[list[str], Scope]:
    """The IRIs to show, in a fixed order, and what was asked for.

    `about` are labels, pinyin or IRIs of anything in the graph; `since` and `until` are days, both included, and
    concern events; `district` is a name, a path or a code, divisions below it included; `top` keeps the best
    connected. Raises RunError where a name is not in the graph, or a district's name is not one district.
    """
    if since and until and since > until:
        raise RunError(f"the period ends ({until}) before it begins ({since})")
    if top is not None and top < 1:
        raise RunError(f"top must be at least 1, not {top}")
    kept = set(whole.kinds)
    if since or until or district:
        kept = _around_events(whole, _events(graph, whole, since, until, district))
    if about:
        kept &= _near(whole, {iri for name in about for iri in _named(graph, whole, name)}, kept)
    shown = _best(whole, kept, min(top or PAGE_NODES, PAGE_NODES))
    scope = Scope(
        about=tuple(about),
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
        district=district,
        top=top or 0,
        nodes=len(whole.kinds),
        edges=len(whole.edges),
        limited=len(shown) < min(len(kept), top or len(kept)),
    )
    return [iri for iri in whole.kinds if iri in shown], scope


def _events(graph: Graph, whole: Outline, since: date | None, until: date | None, district: str) -> set[str]:
    """Events of the period (an event without a day is in none) held in the district or below it."""
    events = {iri for iri, kind in whole.kinds.items() if kind in EVENT_KINDS}
    if since or until:
        first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
        days = graph.pairs(iris.SCHEMA + "startDate")
        events &= {iri for iri, day in days if first <= day <= last}
    if district:
        inside = _below(graph, whole, district)
        events &= {s for s, o, kind in whole.edges if kind == "held" and o in inside}
    return events


def _below(graph: Graph, whole: Outline, name: str) -> set[str]:
    """The district of this name, path or code, with every district below it that the graph names."""
    paths = {iri: graph.first(iri, iris.KG + "path") for iri in _of_kind(whole, "district")}
    codes = {iri: graph.first(iri, iris.SKOS + "notation") for iri in paths}
    hits = [iri for iri, path in paths.items() if name in (path, path.rsplit("/", 1)[-1], codes[iri], iri)]
    if not hits:
        raise RunError(f"no district {name} in the graph{_perhaps(name, [p for p in paths.values() if p])}")
    if len(hits) > 1:
        options = ", ".join(f"{paths[iri]} ({codes[iri]})" for iri in hits)
        raise RunError(f"{name} is more than one district here: give the path or the code of one of {options}")
    root = paths[hits[0]]
    return {iri for iri, path in paths.items() if iri == hits[0] or (root and path.startswith(root + "/"))}


def _named(graph: Graph, whole: Outline, name: str) -> list[str]:
    """Everything of this name; people of one name in two places are two, and both are shown."""
    if name in whole.kinds:
        return [name]
    wanted = name.casefold().replace(" ", "")
    labels = {iri: graph.labels(iri) for iri in whole.kinds}
    hits = [
        iri
        for iri, (label, others) in labels.items()
        if wanted in (text.casefold().replace(" ", "") for text in (label, *others))
    ]
    if not hits:
        raise RunError(f"nothing named {name} in the graph{_perhaps(name, [label for label, _ in labels.values()])}")
    return hits


def _perhaps(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, sorted(set(known)), 3, 0.5)
    return f"; perhaps {', '.join(close)}?" if close else ""


def _of_kind(whole: Outline, kind: NodeKind) -> list[str]:
    return [iri for iri, found in whole.kinds.items() if found == kind]


def _around_events(whole: Outline, events: set[str]) -> set[str]:
    return events | {end for s, o, _ in whole.edges if s in events or o in events for end in (s, o)}


def _near(whole: Outline, centres: set[str], kept: set[str]) -> set[str]:
    """The centres, their neighbours, and everybody and everything at the same events."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for s, o, _ in whole.edges:
        if s in kept and o in kept:
            beside[s].add(o)
            beside[o].add(s)
    first = set(centres).union(*(beside[iri] for iri in centres))
    events = {iri for iri in first if whole.kinds[iri] in EVENT_KINDS}
    return first.union(*(beside[iri] for iri in events))


def _best(whole: Outline, kept: set[str], most: int) -> set[str]:
    """The `most` best-connected of `kept`, by number of edges and then by IRI; fewer where edges would be too many."""
    edges = [(s, o) for s, o, _ in whole.edges if s in kept and o in kept]
    if len(kept) <= most and len(edges) <= PAGE_EDGES:
        return kept
    degree = Counter(end for edge in edges for end in edge)
    ranked = sorted(kept, key=lambda iri: (-degree[iri], iri))[:most]
    place = {iri: number for number, iri in enumerate(ranked)}
    # An edge is drawn once both its ends are in: the rank of the later end counts it.
    later = Counter(max(place[s], place[o]) for s, o in edges if s in place and o in place)
    total = 0
    for number in range(len(ranked)):
        total += later[number]
        if total > PAGE_EDGES:
            return set(ranked[:number])
    return set(ranked)
