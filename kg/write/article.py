"""One article's facts as N-Quads lines, all in the graph that is the article. docs/graph.md is the contract."""

from __future__ import annotations

from collections.abc import Iterable

from kg import iris
from kg.model import Article, Directive, Document, Event, Facts, Name, Official, Participation, Span
from kg.resolve import Assignment, Placed
from kg.resolve.claims import post_span
from kg.resolve.people import Person
from kg.text import Sentences
from kg.write.terms import chinese, day, integer, iri, kg, literal, moment, nif, schema

__all__ = ["Sheet", "article_lines", "event_iri", "official_iri"]

TYPE = iri(iris.RDF_TYPE)
_CLASS = {"meeting": kg("Meeting"), "inspection": kg("Inspection"), "reception": kg("Reception")}
_PRESENCE = {"person": kg("InPerson"), "video": kg("ByVideo"), "observer": kg("Observer")}
_ROLE = {"presides": (kg("presides"), kg("Presides")), "attends": (kg("attends"), kg("Attends"))}

# Terms used in every article, made once.
_IN, _EVIDENCE, _RULE, _MENTIONS, _EVENT = kg("inArticle"), kg("evidence"), kg("rule"), kg("mentions"), kg("event")
_MENTION, _MENTION_OF, _POST = kg("Mention"), kg("mentionOf"), kg("postPrinted")
_STRING, _SENTENCE_CLASS, _SENTENCE = nif("OffsetBasedString"), nif("Sentence"), nif("sentence")
_BEGIN, _END, _ANCHOR, _CONTEXT = nif("beginIndex"), nif("endIndex"), nif("anchorOf"), nif("referenceContext")
_NAME, _SERIES, _ORDINAL = schema("name"), kg("inSeries"), kg("ordinal")


def official_iri(person: Person) -> str:
    """The IRI of an official."""
    return iris.named("official", *person)


def event_iri(placed: Placed) -> str:
    """The IRI of an event: the lower 64 bits of its key, which are a hash."""
    return f"{iris.BASE}event/{placed.key & 0xFFFFFFFFFFFFFFFF:016x}"


class Sheet:
    """The lines of one graph."""

    def __init__(self, graph: str) -> None:
        self.lines: list[str] = []
        self._tail = f" <{graph}> .\n"

    def add(self, subject: str, predicate: str, value: str) -> None:
        """One quad, from terms made by kg.write.terms."""
        self.lines.append(f"{subject} {predicate} {value}{self._tail}")

    def each(self, subject: str, predicate: str, values: Iterable[str]) -> None:
        """One quad a value."""
        for value in values:
            self.lines.append(f"{subject} {predicate} {value}{self._tail}")


class _Page(Sheet):
    """The lines of one article: keeps its spans, so that facts that were read from one place share one node."""

    def __init__(self, facts: Facts, found: Assignment) -> None:
        self.iri = iris.article(facts.article.id)
        super().__init__(self.iri)
        self.me = iri(self.iri)
        self.text = facts.article.text
        self.facts = facts
        self.sentences = Sentences(self.text)
        self.codes = found.districts
        self.people = {name: iri(official_iri(person)) for name, person in found.people.items()}
        self.events = [iri(event_iri(placed)) for placed in found.events]
        self._spans: dict[Span, str] = {}
        self._whole: dict[Span, str] = {}
        self._placed: set[Span] = set()

    def span(self, span: Span) -> str:
        """The node of a span, written once."""
        if span in self._spans:
            return self._spans[span]
        node = self._spans[span] = self._place(span)
        self.add(node, TYPE, _STRING)
        self.add(node, _SENTENCE, self._sentence(self.sentences.at(span.start)))
        return node

    def _sentence(self, span: Span) -> str:
        """The node of a sentence: a span of its own class, which may be the evidence of a fact as well."""
        if span not in self._whole:
            self._whole[span] = self._place(span)
            self.add(self._whole[span], TYPE, _SENTENCE_CLASS)
        return self._whole[span]

    def _place(self, span: Span) -> str:
        node = iri(iris.span(self.iri, *span))
        if span not in self._placed:
            self._placed.add(span)
            start, end = span
            self.add(node, _BEGIN, integer(start))
            self.add(node, _END, integer(end))
            self.add(node, _ANCHOR, chinese(self.text[start:end]))
            self.add(node, _CONTEXT, self.me)
        return node

    def fact(self, node: str, kind: str, rule: str, *spans: Span) -> None:
        """What every node that carries a fact has: class, article, evidence, rule."""
        self.add(node, TYPE, kind)
        self.add(node, _IN, self.me)
        self.add(node, _RULE, literal(rule))
        self.each(node, _EVIDENCE, [self.span(span) for span in dict.fromkeys(spans)])

    def district(self, path: str) -> str:
        """The node of a division by its path."""
        return iri(iris.district(path, self.codes[path]))

    def mention(self, thing: str, rule: str, *spans: Span) -> str:
        """The article mentions a thing."""
        node = iri(iris.hashed("mention", self.iri, thing))
        self.add(self.me, _MENTIONS, thing)
        self.fact(node, _MENTION, rule, *spans)
        self.add(node, _MENTION_OF, thing)
        return node


def article_lines(facts: Facts, found: Assignment) -> list[str]:
    """The article's graph: N-Quads lines with their line ends, sorted, none twice. `found` is of this article."""
    page = _Page(facts, found)
    _article(page, facts.article)
    for number, event in enumerate(facts.events):
        _event(page, event, page.events[number], found.events[number])
    for official in facts.officials:
        _official(page, official)
    for district in facts.districts:
        page.mention(page.district(district.path), district.rule, district.span)
    for measure in facts.measures:
        page.mention(iri(iris.measure(measure.concept)), measure.rule, measure.span)
    for directive in facts.directives:
        _directive(page, directive)
    for document in facts.documents:
        _document(page, document)
    _orders(page, facts)
    return sorted(set(page.lines))


def _article(page: _Page, article: Article) -> None:
    me, published = page.me, article.day
    page.add(me, TYPE, kg("Article"))
    page.add(me, schema("headline"), chinese(article.title))
    page.add(me, kg("textSha256"), literal(article.sha256))
    if article.published and published:
        page.add(me, schema("datePublished"), moment(article.published))
        page.add(me, kg("publishedDay"), day(published.isoformat()))
    for name, value in (("publisher", article.publisher), ("editor", article.editor), ("url", article.url)):
        if value:
            page.add(me, schema(name), literal(value))
    page.each(me, schema("author"), map(literal, article.authors))


def _event(page: _Page, event: Event, me: str, placed: Placed) -> None:
    page.add(page.me, _MENTIONS, me)
    page.add(me, TYPE, _CLASS[event.kind])
    page.add(me, kg("reportedIn"), page.me)
    page.add(me, _EVIDENCE, page.span(event.span))
    page.add(me, _RULE, literal(event.rule))
    if event.date:
        page.add(me, schema("startDate"), day(event.date.isoformat()))
        page.add(me, kg("dateEvidence"), page.span(event.date_span or event.span))
    if event.mode:
        page.add(me, kg("mode"), literal(event.mode))
    if event.body:
        page.add(me, kg("organizedBy"), iri(iris.named("organization", placed.body_place, event.body)))
    page.each(me, kg("heldIn"), map(page.district, event.districts))
    for name, series in zip(event.names, placed.series, strict=True):
        _name(page, name, me, series)
    present: set[str] = set()
    for person in sorted(event.people, key=lambda person: (person.role != "presides", person.order)):
        who = page.people[person.name]
        if who not in present:  # two names that the user declared to be one person count once, as the presider
            present.add(who)
            _participation(page, person, me, who)


def _name(page: _Page, name: Name, event: str, found: tuple[str, str] | None) -> None:
    page.add(event, _NAME, chinese(name.text))
    if name.ordinal is not None:
        page.add(event, _ORDINAL, integer(name.ordinal))
    if found is None:
        page.add(event, _EVIDENCE, page.span(name.span))
        return
    series = iri(iris.named("series", *found))
    session = iri(iris.hashed("session", event, name.text))
    page.fact(session, kg("Session"), name.rule, name.span)
    page.add(session, kg("sessionOf"), event)
    page.add(session, _NAME, chinese(name.text))
    page.add(session, _SERIES, series)
    page.add(event, _SERIES, series)
    if name.ordinal is not None:
        page.add(session, _ORDINAL, integer(name.ordinal))


def _participation(page: _Page, person: Participation, event: str, who: str) -> None:
    direct, role = _ROLE[person.role]
    node = iri(iris.hashed("participation", page.iri, event, who))
    page.add(who, direct, event)
    page.fact(node, kg("Participation"), person.rule, person.span)
    page.add(node, kg("official"), who)
    page.add(node, _EVENT, event)
    page.add(node, kg("role"), role)
    page.add(node, kg("presence"), _PRESENCE[person.presence])
    page.add(node, kg("position"), integer(person.order))
    page.each(node, _POST, map(chinese, person.posts))


def _official(page: _Page, official: Official) -> None:
    spans = (official.span, *(post_span(official, post, page.sentences) for post in official.posts))
    node = page.mention(page.people[official.name], official.rule, *spans)
    page.each(node, _POST, (chinese(post.text) for post in official.posts))


def _directive(page: _Page, directive: Directive) -> None:
    start, end = directive.span
    words = (page.iri, f"{start},{end}", directive.verb, directive.speaker)
    node = iri(iris.hashed("directive", *words))
    page.fact(node, kg("Directive"), directive.rule, directive.span)
    page.add(node, kg("verb"), literal(directive.verb))
    page.add(node, kg("text"), chinese(page.text[start:end]))
    if directive.event is not None:
        page.add(node, _EVENT, page.events[directive.event])
    if directive.speaker:
        page.add(node, kg("saidBy"), page.people[directive.speaker])
    page.each(node, kg("about"), (iri(iris.measure(concept)) for concept in directive.measures))
    page.each(node, kg("forDistrict"), map(page.district, directive.districts))
    page.each(node, kg("targetGroup"), map(chinese, directive.targets))
    if directive.deadline:
        page.add(node, kg("deadline"), chinese(directive.deadline))
    if directive.deadline_hours is not None:
        page.add(node, kg("deadlineHours"), integer(directive.deadline_hours))
    if directive.change:
        page.add(node, kg("change"), literal(directive.change))


def _document(page: _Page, document: Document) -> None:
    start, end = document.span
    node = iri(iris.hashed("document", page.iri, f"{start},{end}", document.title))
    page.fact(node, kg("Document"), document.rule, document.span)
    page.add(node, _NAME, chinese(document.title))
    page.add(node, kg("documentKind"), literal(document.kind))
    if document.action:
        page.add(node, kg("action"), literal(document.action))
    if document.event is not None:
        page.add(node, _EVENT, page.events[document.event])


def _orders(page: _Page, facts: Facts) -> None:
    """An event orders what its directives are about; the only event of an article, all measures nobody else's words."""
    said = {concept for directive in facts.directives for concept in directive.measures}
    for directive in facts.directives:
        if directive.event is not None:
            concepts = (iri(iris.measure(concept)) for concept in directive.measures)
            page.each(page.events[directive.event], kg("orders"), concepts)
    if len(page.events) == 1:
        rest = (iri(iris.measure(m.concept)) for m in facts.measures if m.concept not in said)
        page.each(page.events[0], kg("orders"), rest)
