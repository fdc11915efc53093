"""Times every shipped question on a synthetic graph of the shape of docs/graph.md.

    python benchmarks/queries.py [--meetings 20000] [--keep FOLDER] [--only NAME …]

The graph is the same for the same size (seeded). With --keep it is made once and kept, so that a second run only asks.
Each question is asked with values that name much-seen things, and open where it can be left open. Prints one line a
question: rows and CPU seconds (one thread works), best of three.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg import iris
from kg.iris import KG, NIF, RDF_TYPE, SCHEMA, SKOS, XSD
from kg.query import ask, questions
from kg.store import graph_file, load_store, open_store, store_folder

if TYPE_CHECKING:
    from pyoxigraph import Store

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "文武明远知若谷青川林云海江山峰岭松柏梅兰竹菊春秋冬夏晨曦"
POSTS = ["市委书记", "市委副书记", "市长", "副市长", "区委书记", "区长", "市政协主席", "市人大常委会主任", "市委秘书长"]
CHANGES = ["new", "kept", "strengthened", "eased", "ended", ""]
VERBS = ["强调", "要求", "指出", "决定"]
BODIES, SERIES, MEASURES, DISTRICTS, OFFICIALS = 400, 60, 200, 340, 5000


def iri(text: str) -> str:
    return f"<{text}>"


def text(value: str, language: str = "zh-Hans") -> str:
    return f'"{value}"@{language}' if language else f'"{value}"'


def number(value: int) -> str:
    return f'"{value}"^^<{XSD}integer>'


def day(value: date) -> str:
    return f'"{value}"^^<{XSD}date>'


class World:
    """The people, places, bodies and measures that the meetings draw from."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        names = sorted({a + b + c for a in SURNAMES for b in GIVEN for c in GIVEN})
        self.names = self.random.sample(names, OFFICIALS)
        self.districts = [(f"{110000 + i:06}", f"第{i}区") for i in range(DISTRICTS)]
        self.measures = [f"措施{i}" for i in range(MEASURES)]
        self.bodies = [f"第{i}领导小组" for i in range(BODIES)]
        self.series = [f"第{i}领导小组会议" for i in range(SERIES)]
        self.numbers = [0] * SERIES
        self.tenures: dict[tuple[int, str], tuple[date, date, str]] = {}

    def official(self, index: int) -> tuple[str, str]:
        """The IRI and the name; each official belongs to one of the first 40 divisions."""
        return iris.named("official", self.districts[index % 40][0], self.names[index]), self.names[index]

    def some(self, count: int, size: int) -> list[int]:
        """`size` different indexes below `count`, low ones far more often, as in the news."""
        found: dict[int, None] = {}
        while len(found) < size:
            found[int(count * self.random.random() ** 3)] = None
        return list(found)


def vocabulary(world: World) -> Iterator[str]:
    graph = iri(iris.VOCABULARY)
    for code, name in world.districts:
        node = iri(iris.named("district", code))
        yield f"{node} <{RDF_TYPE}> <{KG}District> {graph} ."
        yield f"{node} <{SKOS}prefLabel> {text(name)} {graph} ."
        yield f"{node} <{KG}path> {text(f'总市/{name}', '')} {graph} ."
        yield f"{node} <{SKOS}notation> {text(code, '')} {graph} ."
        if code != "110000":
            yield f"{node} <{SCHEMA}containedInPlace> {iri(iris.named('district', '110000'))} {graph} ."
    for index, concept in enumerate(world.measures):
        node = iri(iris.measure(concept))
        yield f"{node} <{RDF_TYPE}> <{KG}Measure> {graph} ."
        yield f"{node} <{SKOS}prefLabel> {text(concept)} {graph} ."
        yield f"{node} <{SKOS}prefLabel> {text(f'measure {index}', 'en')} {graph} ."
        if index >= 10:
            yield f"{node} <{SKOS}broader> {iri(iris.measure(world.measures[index % 10]))} {graph} ."


def derived(world: World) -> Iterator[str]:
    """What is concluded across articles: who is who, and who held which post when."""
    graph = iri(iris.DERIVED)
    for index in range(OFFICIALS):
        person, name = world.official(index)
        place = iris.named("district", world.districts[index % 40][0])
        yield f"{iri(person)} <{RDF_TYPE}> <{KG}Official> {graph} ."
        yield f"{iri(person)} <{SKOS}prefLabel> {text(name)} {graph} ."
        yield f"{iri(person)} <{SKOS}prefLabel> {text(f'pin yin {index}', 'zh-Latn-pinyin')} {graph} ."
        yield f"{iri(person)} <{KG}jurisdiction> {iri(place)} {graph} ."
    for kind, names in (("Organization", world.bodies), ("Series", world.series)):
        for name in names:
            node = iri(iris.named(kind.lower(), "110000", name))
            yield f"{node} <{RDF_TYPE}> <{KG}{kind}> {graph} ."
            yield f"{node} <{SKOS}prefLabel> {text(name)} {graph} ."
    for (index, post), (first, last, span) in world.tenures.items():
        person, _ = world.official(index)
        node = iri(iris.hashed("tenure", person, post))
        yield f"{node} <{RDF_TYPE}> <{KG}Tenure> {graph} ."
        yield f"{node} <{KG}official> {iri(person)} {graph} ."
        yield f"{node} <{KG}postPrinted> {text(post)} {graph} ."
        yield f"{node} <{KG}firstObserved> {day(first)} {graph} ."
        yield f"{node} <{KG}lastObserved> {day(last)} {graph} ."
        yield f"{node} <{KG}evidence> {span} {graph} ."


class Writer:
    """Writes the facts of one article."""

    def __init__(self, world: World, key: int) -> None:
        self.world, self.random = world, world.random
        self.article = iris.article(f"news-{key}")
        self.graph = iri(self.article)
        self.day = date(2015, 1, 1) + timedelta(days=key * 3650 // 20000)
        self.place = 0
        self.spans: dict[str, str] = {}
        self.lines: list[str] = []

    def put(self, subject: str, *pairs: tuple[str, str]) -> None:
        self.lines += [f"{iri(subject)} <{p}> {o} {self.graph} ." for p, o in pairs]

    def span(self, quote: str) -> str:
        """The span node of a quote; facts read from the same words share it."""
        if quote in self.spans:
            return self.spans[quote]
        self.place += 17
        end = self.place + len(quote)
        node, sentence = iris.span(self.article, self.place, end), iris.span(self.article, 0, 400)
        self.put(
            node,
            (RDF_TYPE, iri(NIF + "OffsetBasedString")),
            (NIF + "beginIndex", number(self.place)),
            (NIF + "endIndex", number(end)),
            (NIF + "anchorOf", text(quote)),
            (NIF + "referenceContext", iri(self.article)),
            (NIF + "sentence", iri(sentence)),
        )
        self.spans[quote] = iri(node)
        return iri(node)

    def fact(self, node: str, kind: str, quote: str, *pairs: tuple[str, str]) -> None:
        proof = ((KG + "evidence", self.span(quote)), (KG + "rule", text("rule", "")))
        self.put(node, (RDF_TYPE, iri(KG + kind)), *pairs, *proof)

    def mention(self, thing: str, quote: str, *pairs: tuple[str, str]) -> None:
        self.put(self.article, (KG + "mentions", iri(thing)))
        node = iris.hashed("mention", self.article, thing)
        about = ((KG + "inArticle", self.graph), (KG + "mentionOf", iri(thing)))
        self.fact(node, "Mention", quote, *about, *pairs)

    def article_node(self) -> None:
        self.put(
            self.article,
            (RDF_TYPE, iri(KG + "Article")),
            (SCHEMA + "headline", text(f"{self.day}要闻")),
            (SCHEMA + "datePublished", f'"{self.day}T08:00:00+08:00"^^<{XSD}dateTime>'),
            (KG + "publishedDay", day(self.day)),
            (SCHEMA + "publisher", text("日报", "")),
            (SCHEMA + "url", text(f"https://example.org/{self.place}", "")),
        )

    def event(self) -> str:
        series = self.random.randrange(SERIES)
        body = self.random.randrange(BODIES)
        self.world.numbers[series] += 1
        turn = self.world.numbers[series]
        node = iris.hashed("event", str(self.day), str(series), str(turn))
        district = self.world.some(DISTRICTS, 1)[0]
        series_node = iris.named("series", "110000", self.world.series[series])
        body_node = iris.named("organization", "110000", self.world.bodies[body])
        self.put(self.article, (KG + "mentions", iri(node)))
        name = f"{self.world.bodies[body]}第{turn}次会议"
        self.fact(
            node,
            "Meeting",
            name,
            (SKOS + "prefLabel", text(name)),
            (SCHEMA + "name", text(name)),
            (SCHEMA + "startDate", day(self.day)),
            (KG + "organizedBy", iri(body_node)),
            (KG + "heldIn", iri(iris.named("district", self.world.districts[district][0]))),
            (KG + "inSeries", iri(series_node)),
            (KG + "ordinal", number(turn)),
            (KG + "reportedIn", self.graph),
        )
        session = iris.hashed("session", node, series_node)
        numbered = ((KG + "inSeries", iri(series_node)), (KG + "ordinal", number(turn)))
        self.fact(session, "Session", name, (KG + "sessionOf", iri(node)), *numbered, (SCHEMA + "name", text(name)))
        return node

    def people(self, event: str) -> None:
        for position, index in enumerate(self.world.some(OFFICIALS, self.random.randint(4, 14)), 1):
            person, name = self.world.official(index)
            post = POSTS[(index + self.day.year // 4) % len(POSTS)]
            role = "Presides" if position == 1 else "Attends"
            self.put(person, (KG + role.lower(), iri(event)))
            first = self.world.tenures.get((index, post), (self.day,))[0]
            self.world.tenures[index, post] = (first, self.day, self.span(name))
            self.fact(
                iris.hashed("participation", self.article, event, person),
                "Participation",
                name,
                (KG + "official", iri(person)),
                (KG + "event", iri(event)),
                (KG + "role", iri(KG + role)),
                (KG + "presence", iri(KG + "InPerson")),
                (KG + "position", number(position)),
                (KG + "postPrinted", text(post)),
                (KG + "inArticle", self.graph),
            )
            self.mention(person, name, (KG + "postPrinted", text(post)))

    def rest(self, event: str) -> None:
        """Places, measures, directives and one document."""
        for index in self.world.some(DISTRICTS, 3):
            self.mention(iris.named("district", self.world.districts[index][0]), self.world.districts[index][1])
        for turn, index in enumerate(self.world.some(MEASURES, 3)):
            concept = iris.measure(self.world.measures[index])
            self.mention(concept, self.world.measures[index])
            self.put(event, (KG + "orders", iri(concept)))
            more = []
            if turn == 0:
                more = [(KG + "deadline", text("48小时内")), (KG + "deadlineHours", number(48))]
            if change := self.random.choice(CHANGES):
                more.append((KG + "change", text(change, "")))
            district = self.world.districts[self.world.some(DISTRICTS, 1)[0]][0]
            self.fact(
                iris.hashed("directive", self.article, str(turn)),
                "Directive",
                f"要落实{self.world.measures[index]}",
                (KG + "inArticle", self.graph),
                (KG + "event", iri(event)),
                (KG + "saidBy", iri(self.world.official(self.world.some(OFFICIALS, 1)[0])[0])),
                (KG + "verb", text(self.random.choice(VERBS), "")),
                (KG + "text", text(f"要落实{self.world.measures[index]}")),
                (KG + "about", iri(concept)),
                (KG + "forDistrict", iri(iris.named("district", district))),
                *more,
            )
        if self.random.random() < 0.2:
            self.fact(
                iris.hashed("document", self.article),
                "Document",
                "《总市防汛预案》",
                (KG + "inArticle", self.graph),
                (SCHEMA + "name", text("总市防汛预案")),
                (KG + "documentKind", text("plan", "")),
                (KG + "action", text("审议通过", "")),
                (KG + "event", iri(event)),
            )

    def write(self) -> list[str]:
        sentence = iris.span(self.article, 0, 400)
        self.put(
            sentence,
            (RDF_TYPE, iri(NIF + "Sentence")),
            (NIF + "beginIndex", number(0)),
            (NIF + "endIndex", number(400)),
            (NIF + "anchorOf", text("会议召开并强调。" * 6)),
            (NIF + "referenceContext", iri(self.article)),
        )
        self.article_node()
        event = self.event()
        self.people(event)
        self.rest(event)
        return self.lines


def quads(meetings: int) -> Iterator[str]:
    """The N-Quads lines of the whole graph."""
    world = World(seed=7)
    yield from vocabulary(world)
    for key in range(meetings):
        yield from Writer(world, key).write()
    yield from derived(world)


def open_graph(folder: Path, meetings: int) -> Store:
    """The store of a graph of this size below `folder`, made if it is not there."""
    target = folder / f"graph-{meetings}"
    if not store_folder(target).is_dir():
        file = graph_file(target)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8") as lines:
            count = sum(bool(lines.write(line + "\n")) for line in quads(meetings))
        start = time.perf_counter()
        load_store(file, store_folder(target))
        print(f"{count} quads loaded in {time.perf_counter() - start:.0f} s", flush=True)
    return open_store(target)


def values(world: World, store: Store) -> dict[str, str]:
    """A value for every parameter that must be given; the first of everything is the most frequent."""
    held = next(iter(store.quads_for_pattern(None, NamedNode(KG + "heldIn"), None, None)))
    return {
        "official": world.names[0],
        "other": world.names[1],
        "series": world.series[3],
        "measure": world.measures[1],
        "event": str(getattr(held.subject, "value", "")),
        "fact": iris.named("official", world.districts[0][0], world.names[0]),
        "day": "2020-02-02",
        "district": world.districts[0][1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="folder to make the graph in, or to find it in")
    parser.add_argument("--only", nargs="*", help="names of questions")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = open_graph(args.keep or Path(scratch), args.meetings)
        given = values(World(seed=7), store)
        for question in questions():
            if args.only and question.source not in args.only:
                continue
            required = {p.name: given[p.name] for p in question.parameters if p.default is None}
            best, rows = 1e9, 0
            for _ in range(3):
                start = time.process_time()
                rows = sum(1 for _ in ask(store, question, required).terms())
                best = min(best, time.process_time() - start)
            print(f"{question.source:28} {rows:6} rows {best:7.3f} s", flush=True)


if __name__ == "__main__":
    main()
