"""Writes small graphs in the shape of docs/graph.md straight into a store, for tests of what reads the store."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import iris
from kg.text import Sentences

__all__ = ["Corpus"]

_VOCABULARY = NamedNode(iris.VOCABULARY)
_DERIVED = NamedNode(iris.DERIVED)


class Corpus:
    """Quads by article. Every method returns the IRI of what it wrote."""

    def __init__(self) -> None:
        self.quads: list[Quad] = []
        self._texts: dict[str, tuple[str, Sentences]] = {}

    def store(self) -> Store:
        """A store in memory that holds all that was written."""
        store = Store()
        store.bulk_extend(self.quads)
        return store

    def article(self, key: str, title: str, text: str, day: str, *, url: str = "", publisher: str = "云溪日报") -> str:
        iri = iris.article(key)
        self._texts[iri] = (text, Sentences(text))
        self._add(iri, iri, a="Article")
        for predicate, value in (("headline", title), ("publisher", publisher), ("url", url)):
            self._literal(iri, iri, iris.SCHEMA + predicate, value)
        self._typed(iri, iri, iris.KG + "publishedDay", day)
        return iri

    def official(self, article: str, name: str, place: str, pinyin: str = "") -> str:
        iri = iris.named("official", place, name)
        self._add(article, iri, a="Official", jurisdiction=iris.named("district", place))
        self._label(article, iri, name, pinyin, "zh-Latn-pinyin")
        return iri

    def district(self, path: str, code: str) -> str:
        iri = iris.named("district", code)
        graph = _VOCABULARY.value
        self._add(graph, iri, a="District")
        self._label(graph, iri, path.rsplit("/", 1)[-1])
        self._literal(graph, iri, iris.KG + "path", path)
        self._literal(graph, iri, iris.SKOS + "notation", code)
        return iri

    def measure(self, concept: str, english: str = "", broader: str = "") -> str:
        iri = iris.measure(concept)
        self._add(_VOCABULARY.value, iri, a="Measure")
        self._label(_VOCABULARY.value, iri, concept, english, "en")
        if broader:
            self._iri(_VOCABULARY.value, iri, iris.SKOS + "broader", iris.measure(broader))
        return iri

    def event(
        self, article: str, name: str, day: str, quote: str, *, kind: str = "Meeting", body: str = "", held: str = ""
    ) -> str:
        iri = iris.hashed("event", article, name, day)
        self._add(article, iri, a=kind, heldIn=held, evidence=self.span(article, quote))
        self._label(article, iri, name)
        self._literal(article, iri, iris.SCHEMA + "name", name)
        self._literal(article, iri, iris.KG + "rule", "event.convened")
        if day:
            self._typed(article, iri, iris.SCHEMA + "startDate", day)
        if body:
            organization = iris.named("organization", "110000", body)
            self._iri(article, iri, iris.KG + "organizedBy", organization)
            self._label(article, organization, body)
        return iri

    def session(self, article: str, event: str, name: str, series: str, ordinal: int) -> str:
        iri, line = iris.hashed("session", event, series), iris.named("series", "110000", series)
        self._add(article, iri, a="Session", sessionOf=event, inSeries=line, evidence=self.span(article, name))
        self._label(article, line, series)
        self._literal(article, iri, iris.SCHEMA + "name", name)
        self._typed(article, iri, iris.KG + "ordinal", str(ordinal), "integer")
        return iri

    def participates(
        self,
        article: str,
        event: str,
        official: str,
        quote: str,
        position: int,
        *,
        presides: bool = False,
        presence: str = "InPerson",
        posts: Sequence[str] = (),
    ) -> str:
        iri = iris.hashed("participation", article, event, official)
        role = "Presides" if presides else "Attends"
        self._iri(article, official, iris.KG + role.lower(), event)
        span = self.span(article, quote)
        self._add(article, iri, a="Participation", official=official, event=event, inArticle=article, evidence=span)
        self._add(article, iri, role=iris.KG + role, presence=iris.KG + presence)
        self._typed(article, iri, iris.KG + "position", str(position), "integer")
        for post in posts:
            self._literal(article, iri, iris.KG + "postPrinted", post)
        self._literal(article, iri, iris.KG + "rule", "presides.before-verb" if presides else "attends.list")
        return iri

    def directive(
        self,
        article: str,
        quote: str,
        verb: str,
        *,
        event: str = "",
        official: str = "",
        measures: Sequence[str] = (),
        districts: Sequence[str] = (),
        deadline: str = "",
    ) -> str:
        iri = iris.hashed("directive", article, quote)
        span = self.span(article, quote)
        self._add(article, iri, a="Directive", inArticle=article, event=event, saidBy=official, evidence=span)
        for measure in measures:
            self._add(article, iri, about=measure)
            if event:
                self._add(article, event, orders=measure)
        for district in districts:
            self._add(article, iri, forDistrict=district)
        for name, value in (("verb", verb), ("text", quote), ("deadline", deadline), ("rule", "directive.governed")):
            self._literal(article, iri, iris.KG + name, value)
        return iri

    def document(self, article: str, event: str, title: str, action: str) -> str:
        iri = iris.hashed("document", article, title)
        self._add(article, iri, a="Document", inArticle=article, event=event, evidence=self.span(article, title))
        self._literal(article, iri, iris.SCHEMA + "name", title)
        self._literal(article, iri, iris.KG + "documentKind", "plan")
        self._literal(article, iri, iris.KG + "action", action)
        return iri

    def mention(self, article: str, thing: str, quote: str, posts: Sequence[str] = ()) -> str:
        iri = iris.hashed("mention", article, thing)
        self._add(article, article, mentions=thing)
        self._add(article, iri, a="Mention", inArticle=article, mentionOf=thing, evidence=self.span(article, quote))
        for post in posts:
            self._literal(article, iri, iris.KG + "postPrinted", post)
        self._literal(article, iri, iris.KG + "rule", "name.after-post")
        return iri

    def tenure(self, article: str, official: str, post: str, first: str, last: str) -> str:
        iri = iris.hashed("tenure", official, post)
        graph = _DERIVED.value
        self._add(graph, iri, a="Tenure", official=official, evidence=self.span(article, post))
        self._literal(graph, iri, iris.KG + "postPrinted", post)
        self._typed(graph, iri, iris.KG + "firstObserved", first)
        self._typed(graph, iri, iris.KG + "lastObserved", last)
        return iri

    def span(self, article: str, quote: str) -> str:
        """The span of the first place where the quote stands, with the span of its sentence."""
        text, sentences = self._texts[article]
        start = text.index(quote)
        whole = sentences.at(start)
        iri = self._span(article, start, start + len(quote), quote)
        sentence = self._span(article, *whole, text[whole.start : whole.end])
        self._iri(article, iri, iris.NIF + "sentence", sentence)
        return iri

    def _span(self, article: str, start: int, end: int, words: str) -> str:
        iri = iris.span(article, start, end)
        self._typed(article, iri, iris.NIF + "beginIndex", str(start), "integer")
        self._typed(article, iri, iris.NIF + "endIndex", str(end), "integer")
        self._literal(article, iri, iris.NIF + "anchorOf", words)
        self._iri(article, iri, iris.NIF + "referenceContext", article)
        return iri

    def _add(self, graph: str, subject: str, /, **values: str) -> None:
        """IRI values of our own properties; `a` is the class."""
        for name, value in values.items():
            if name == "a":
                self._iri(graph, subject, iris.RDF_TYPE, iris.KG + value)
            elif value:
                self._iri(graph, subject, iris.KG + name, value)

    def _label(self, graph: str, iri: str, chinese: str, other: str = "", language: str = "en") -> None:
        for text, tag in ((chinese, "zh-Hans"), (other, language)):
            if text:
                self._put(graph, iri, iris.SKOS + "prefLabel", Literal(text, language=tag))

    def _literal(self, graph: str, subject: str, predicate: str, value: str) -> None:
        if value:
            self._put(graph, subject, predicate, Literal(value))

    def _typed(self, graph: str, subject: str, predicate: str, value: str, datatype: str = "date") -> None:
        self._put(graph, subject, predicate, Literal(value, datatype=NamedNode(iris.XSD + datatype)))

    def _iri(self, graph: str, subject: str, predicate: str, value: str) -> None:
        self._put(graph, subject, predicate, NamedNode(value))

    def _put(self, graph: str, subject: str, predicate: str, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(NamedNode(subject), NamedNode(predicate), value, NamedNode(graph)))
