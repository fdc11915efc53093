"""The measure scheme (SKOS, `ontology/measures.ttl`) as the matcher needs it: areas, concepts and their cues.

A user's own Turtle file adds concepts and areas, or adds cues to those that are there. It is parsed with pyoxigraph;
the shipped file, read in every process before its first directive, by a few searches for the shape that it is kept in
(3 ms in place of 13), as long as it is in that shape.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from kg.errors import RunError
from kg.iris import KG, MEASURE, SKOS
from kg.measures.cues import CLEAR, Cue, CueIndex, parse_cue
from kg.resources import read_data

__all__ = ["Area", "Concept", "Scheme", "full_properties", "load_scheme", "quick_properties", "read_concepts"]

NAME = "ontology/measures.ttl"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PREFIXES = {"kg": KG, "kgm": MEASURE, "skos": SKOS}
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)
_LITERAL = re.compile(r'"([^"\n]*)"(?:@([A-Za-z-]+))?')


class Concept(NamedTuple):
    """A concept of the scheme: `id` is the end of its IRI; texts are by language, cues as written."""

    id: str
    areas: tuple[str, ...]
    labels: dict[str, str]
    definitions: dict[str, str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    cues: tuple[str, ...]


class Area(NamedTuple):
    """A field of work that concepts belong to, and the words that show that a text is about it.

    Where a text is about an `exclusive` area, words such as 督导检查 mean its own concepts and no other area's. The
    words of a `clear` area (topic cue "*") mean its concepts in any text that is not about one of the others.
    """

    id: str
    labels: dict[str, str]
    topics: tuple[str, ...]
    exclusive: bool
    clear: bool


class Scheme:
    """Areas and concepts, with every cue compiled: cue number k of `index` belongs to concept `owner[k]`."""

    def __init__(self, areas: tuple[Area, ...], concepts: tuple[Concept, ...]) -> None:
        self.areas = {area.id: area for area in areas}
        self.concepts = {concept.id: concept for concept in concepts}
        cues: list[Cue] = []
        owner: list[str] = []
        for concept in concepts:
            for cue in concept.cues:
                cues.append(parse_cue(cue))
                owner.append(concept.id)
        self.owner = tuple(owner)
        self.area_of = {concept.id: concept.areas for concept in concepts}
        self.bits = {area: 1 << number for number, area in enumerate(self.areas)}
        of_concept = {concept: sum(self.bits[area] for area in set(areas)) for concept, areas in self.area_of.items()}
        self.everywhere = 1 << len(self.areas)
        """The bit of clear cues: they count whatever a text is about, unless it is about an exclusive area."""
        self.groups = tuple(
            [of_concept[concept] | self.everywhere * cue.clear for concept, cue in zip(owner, cues, strict=True)]
        )
        """The areas of each cue's concept, as `bits`, and `everywhere`."""
        self.index = CueIndex(cues, self.groups)

    def find(self, text: str) -> list[tuple[str, int, int]]:
        """Every (concept, start, end) in a text, whatever its topic and whoever says it: for tests and for tuning."""
        from ahocorasick_rs import AhoCorasick

        machine = AhoCorasick(self.index.words)
        hits = machine.find_matches_as_indexes(text, overlapping=True)
        return [(self.owner[key], start, end) for key, start, end in self.index.resolve(text, hits)]


@lru_cache(maxsize=4)
def load_scheme(measures_file: Path | None = None) -> Scheme:
    """The shipped scheme, with the user's own concepts from a Turtle file where one is given.

    Raises RunError, naming file, line or concept, where that file can't be read, is no Turtle, or breaks a rule: a
    concept needs a skos:broader area or concept, a skos:prefLabel and at least one kg:cue that can be read.
    """
    shipped = read_data("ontology", "measures.ttl")
    properties = quick_properties(shipped) or full_properties(shipped, NAME)
    if measures_file is not None:
        try:
            text = measures_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
            raise RunError(f"{measures_file}: the measures can't be read: {reason}") from None
        for subject, values in full_properties(text, str(measures_file)).items():
            mine = properties.setdefault(subject, {})
            for predicate, objects in values.items():
                mine.setdefault(predicate, []).extend(o for o in objects if o not in mine.get(predicate, ()))
        return read_concepts(properties, str(measures_file))
    return read_concepts(properties, NAME)


Values = dict[str, list[tuple[str, str]]]


def quick_properties(text: str) -> dict[str, Values]:
    """What `full_properties` says of areas and concepts of a text in the shape of measures.ttl; {} for another."""
    _, *blocks = _COMMENT.sub("", text).split("\nkgm:")
    found: dict[str, Values] = {}
    for block in blocks:
        name, _, rest = block.partition(" a ")
        types, *statements = rest.rstrip(" .\n").split(" ;\n    ")
        values: Values = {_TYPE: [(_expand(kind), "") for kind in types.split(", ")]}
        quotes = 0
        for statement in statements:
            term, _, objects = statement.partition(" ")
            literals = _LITERAL.findall(objects)
            quotes += 2 * len(literals)
            if literals:
                values[_expand(term)] = [(value, language.lower()) for value, language in literals]
            else:
                values[_expand(term)] = [(_expand(value), "") for value in objects.split(", ")]
            if ";" in objects and ";" in _LITERAL.sub("", objects):
                return {}
        if "\\" in block or "#" in block or block.count('"') != quotes:
            return {}
        found[MEASURE + name] = values
    return found


def _expand(term: str) -> str:
    """The IRI (or plain value) that a term of measures.ttl stands for."""
    prefix, colon, name = term.partition(":")
    return _PREFIXES[prefix] + name if colon and prefix in _PREFIXES else term.strip("<>")


def full_properties(text: str, name: str) -> dict[str, Values]:
    """Subject -> predicate -> (value, language) as they stand in a Turtle text."""
    import pyoxigraph as ox

    found: dict[str, Values] = {}
    try:
        for quad in ox.parse(text, ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode | ox.Triple):
                language = quad.object.language or "" if isinstance(quad.object, ox.Literal) else ""
                values = found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, [])
                values.append((quad.object.value, language))
    except SyntaxError as error:
        where = f":{error.lineno}" if error.lineno else ""
        raise RunError(f"{name}{where}: no Turtle: {error.msg}") from None
    return found


def read_concepts(properties: dict[str, Values], name: str) -> Scheme:
    """The scheme in these triples; `name` is the file that messages blame."""
    areas: list[Area] = []
    concepts: list[Concept] = []
    for subject, values in properties.items():
        kinds = {kind for kind, _ in values.get(_TYPE, [])}
        if not subject.startswith(MEASURE) and kinds & {KG + "Measure", KG + "MeasureArea"}:
            raise RunError(f"{name}: the IRI of a measure begins with {MEASURE}, this one doesn't: {subject}")
        key = _key(subject)
        if KG + "MeasureArea" in kinds:
            topics = [word for word, _ in values.get(KG + "topicCue", [])]
            if not topics:
                raise RunError(f"{name}: area {key} has no kg:topicCue")
            exclusive = values.get(KG + "exclusive", []) == [("true", "")]
            words = tuple(word for word in topics if word != CLEAR)
            areas.append(Area(key, _texts(values, "prefLabel"), words, exclusive, CLEAR in topics))
        elif KG + "Measure" in kinds:
            concepts.append(_concept(key, values, name))
    known = {area.id for area in areas}
    by_id = {concept.id: concept for concept in concepts}
    return Scheme(tuple(areas), tuple(_in_areas(c, by_id, known, name) for c in concepts))


def _key(iri: str) -> str:
    """The id of a concept or an area: the end of its IRI."""
    end = iri.removeprefix(MEASURE)
    return unquote(end) if "%" in end else end


def _concept(key: str, values: Values, name: str) -> Concept:
    cues = tuple(cue for cue, _ in values.get(KG + "cue", []))
    labels = _texts(values, "prefLabel")
    if not cues or not labels:
        raise RunError(f"{name}: measure {key} needs {'a skos:prefLabel' if cues else 'at least one kg:cue'}")
    for cue in cues:
        _check(cue, name, key)
    return Concept(
        key,
        tuple([_key(iri) for iri, _ in values.get(SKOS + "broader", [])]),
        labels,
        _texts(values, "definition"),
        tuple(text for text, _ in values.get(SKOS + "example", [])),
        tuple(text for text, _ in values.get(KG + "counterExample", [])),
        cues,
    )


def _check(cue: str, name: str, key: str) -> None:
    try:
        parse_cue(cue)
    except ValueError as error:
        raise RunError(f"{name}: measure {key}: cue '{cue}': {error}") from None


def _in_areas(concept: Concept, by_id: dict[str, Concept], areas: set[str], name: str) -> Concept:
    """The concept with the areas at the top of its broader chain in place of its parents."""
    found: list[str] = []
    todo, seen = list(concept.areas), {concept.id}
    while todo:
        parent = todo.pop(0)
        if parent in areas:
            found.append(parent)
        elif parent in by_id and parent not in seen:
            todo.extend(by_id[parent].areas)
        seen.add(parent)
    if not found:
        raise RunError(f"{name}: measure {concept.id} has no skos:broader that leads to a kg:MeasureArea")
    return concept._replace(areas=tuple(dict.fromkeys(found)))


def _texts(values: Values, term: str) -> dict[str, str]:
    # The parser writes language tags in lower case.
    return {language.replace("hans", "Hans"): text for text, language in values.get(SKOS + term, [])}
