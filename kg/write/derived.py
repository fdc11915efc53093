"""What is concluded across articles, as N-Quads lines of the derived graph."""

from __future__ import annotations

from collections.abc import Iterator

from kg import iris
from kg.resolve import Assignment, Claims, Placed, Resolution
from kg.resolve.people import Person
from kg.resolve.proposals import Proposal
from kg.resolve.tenures import Tenure
from kg.write.article import TYPE, Sheet, event_iri, official_iri
from kg.write.pinyin import pinyin
from kg.write.terms import chinese, day, decimal, integer, iri, kg, literal, skos, tagged

__all__ = ["Derived"]

_LABEL = skos("prefLabel")
_PLACE = kg("jurisdiction")


class Derived:
    """Gathers what the articles name while they go by, and writes it; memory grows with the entities.

    After `rest`, `places` holds the codes of the jurisdictions, `districts` (path to code) and `measures` what the
    articles name: what the vocabulary graph has to describe.
    """

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.districts: dict[str, str] = {}
        self.measures: set[str] = set()
        self.places: set[str] = set()
        self._names: dict[Person, set[str]] = {}
        self._groups: set[tuple[str, str, str]] = set()
        self._labels: dict[str, str] = {}

    def take(self, claims: Claims, found: Assignment) -> Iterator[str]:
        """Take in one article; the labels of the events that it alone tells of."""
        self._take(claims, found)
        for occurrence, placed in zip(claims.occurrences, found.events, strict=True):
            if self._keep(occurrence.label, placed):
                yield from self._event(event_iri(placed), occurrence.label)

    def rest(self) -> Iterator[str]:
        """Everything else, once all articles are taken in; no line twice, in no order."""
        for event, label in self._labels.items():
            yield from self._event(event, label)
        for person, names in self._names.items():
            yield from self._official(person, names)
        for kind, place, name in self._groups:
            yield from self._group(kind, place, name)
        for tenure in self.resolution.tenures:
            yield from self._tenure(tenure)
        for proposal in self.resolution.proposals:
            yield from self._link(proposal)

    def _take(self, claims: Claims, found: Assignment) -> None:
        self.districts |= found.districts
        self.measures.update(claims.measures)
        for name, person in found.people.items():
            self._names.setdefault(person, set()).add(name)
        for occurrence, placed in zip(claims.occurrences, found.events, strict=True):
            if occurrence.body:
                self._groups.add(("organization", placed.body_place, occurrence.body))
            self._groups.update(("series", *series) for series in placed.series if series)

    def _keep(self, label: str, placed: Placed) -> bool:
        """Whether this report's label is the event's; of several reports' labels the longest is, then the first."""
        if placed.key not in self.resolution.events.merged:
            return True
        event = event_iri(placed)
        self._labels[event] = min(self._labels.get(event, label), label, key=lambda text: (-len(text), text))
        return False

    def _event(self, event: str, label: str) -> Iterator[str]:
        sheet = Sheet(iris.DERIVED)
        sheet.add(iri(event), _LABEL, chinese(label))
        yield from sheet.lines

    def _official(self, person: Person, names: set[str]) -> Iterator[str]:
        sheet = Sheet(iris.DERIVED)
        me = iri(official_iri(person))
        sheet.add(me, TYPE, kg("Official"))
        sheet.add(me, _LABEL, chinese(person.name))
        sheet.add(me, _LABEL, tagged(pinyin(person.name), "zh-Latn-pinyin"))
        sheet.each(me, skos("altLabel"), map(chinese, sorted(names - {person.name})))
        sheet.add(me, _PLACE, self._place(person.place))
        yield from sheet.lines

    def _group(self, kind: str, place: str, name: str) -> Iterator[str]:
        sheet = Sheet(iris.DERIVED)
        me = iri(iris.named(kind, place, name))
        sheet.add(me, TYPE, kg(kind.capitalize()))
        sheet.add(me, _LABEL, chinese(name))
        sheet.add(me, _PLACE, self._place(place))
        yield from sheet.lines

    def _tenure(self, tenure: Tenure) -> Iterator[str]:
        sheet = Sheet(iris.DERIVED)
        official = official_iri(tenure.person)
        me = iri(iris.hashed("tenure", official, tenure.post))
        sheet.add(me, TYPE, kg("Tenure"))
        sheet.add(me, kg("official"), iri(official))
        sheet.add(me, kg("postPrinted"), chinese(tenure.post))
        sheet.add(me, _PLACE, self._place(tenure.person.place))
        sheet.add(me, kg("firstObserved"), day(tenure.first.day))
        sheet.add(me, kg("lastObserved"), day(tenure.last.day))
        sheet.add(me, kg("observations"), integer(tenure.articles))
        for seen in {tenure.first, tenure.last}:
            sheet.add(me, kg("evidence"), iri(iris.span(iris.article(seen.article), seen.start, seen.end)))
        sheet.add(me, kg("rule"), literal("tenure.observed"))
        yield from sheet.lines

    def _link(self, proposal: Proposal) -> Iterator[str]:
        sheet = Sheet(iris.DERIVED)
        left, right = official_iri(proposal.left), official_iri(proposal.right)
        me = iri(iris.hashed("link", left, right))
        sheet.add(me, TYPE, kg("ProposedLink"))
        sheet.each(me, kg("linkOf"), map(iri, (left, right)))
        sheet.add(me, kg("score"), decimal(proposal.score))
        sheet.add(me, kg("reason"), chinese(proposal.zh))
        sheet.add(me, kg("reason"), tagged(proposal.en, "en"))
        sheet.add(iri(left), skos("closeMatch"), iri(right))
        yield from sheet.lines

    def _place(self, place: str) -> str:
        if place.isdigit():
            self.places.add(place)
        return iri(iris.jurisdiction(place))
