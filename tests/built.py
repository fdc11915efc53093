"""A graph built from facts made by hand, without reading or extracting; it can be spoiled to see what notices."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from kg.model import District, Event, Facts, Official, Participation, Post
from kg.resolve import claims, resolve
from kg.resolve.links import Link
from kg.store import graph_file, load_store, store_folder
from kg.text import SHANGHAI
from kg.write.article import article_lines
from kg.write.derived import Derived
from kg.write.sort import sort_quads
from kg.write.turtle import write_turtle
from kg.write.vocabulary import vocabulary_lines
from tests.samples import sample_facts, span_of


def rich_facts() -> list[Facts]:
    """Articles that between them use every term of the vocabulary."""
    first = sample_facts()
    text, body = first.article.text, first.article.body
    event, directive = first.events[0], first.directives[0]
    people = (
        event.people[0],
        event.people[1]._replace(presence="video"),
        event.people[2]._replace(presence="observer"),
    )
    village = District("北京市/朝阳区/云溪镇", "", span_of(text, "云溪市", body), "place.full")
    said = directive._replace(
        event=None,
        speaker="周若谷",
        change="kept",
        targets=("水库",),
        districts=("北京市/朝阳区",),
        span=span_of(text, "月底前完成山塘水库隐患排查"),
    )
    full = first._replace(
        events=(event._replace(people=people, mode="video"),),
        districts=(*first.districts, village),
        directives=(directive, said),
    )
    return [full, second_report(), later_report()]


def second_report() -> Facts:
    """Another article on the same meeting, and on an inspection and a reception."""
    facts = sample_facts("sample-2", "云溪市防汛会议召开")
    event = facts.events[0]
    guest = Official("让·杜邦", (Post("法国总统", event.span, "post"),), event.span, "name")
    stranger = Official("何山", (), event.span, "name")
    visit = Event("inspection", (), event.date, None, event.people[:1], ("北京市/朝阳区",), None, "", event.span, "r")
    host = event.people[0]._replace(order=1)
    met = Participation("让·杜邦", "attends", "person", 2, ("法国总统",), event.span, "r")
    reception = Event("reception", (), event.date, None, (host, met), (), None, "", event.span, "r")
    return facts._replace(events=(event, visit, reception), officials=(*facts.officials, guest, stranger))


def later_report() -> Facts:
    """A person of a name known elsewhere, a year later, one level up."""
    facts = sample_facts("sample-3")
    official = facts.officials[0]
    post = official.posts[0]._replace(text="国家防汛抗旱总指挥部副总指挥")
    article = facts.article._replace(published=datetime(2026, 7, 4, tzinfo=SHANGHAI))
    return Facts(article, officials=(official._replace(posts=(post,)),), home="central")


def build_facts(folder: Path, all_facts: Iterable[Facts], links: Iterable[Link] = ()) -> Path:
    """The graph of the facts in `folder`: store and graph.ttl."""
    articles = [(claims(facts), facts) for facts in all_facts]
    resolution = resolve(lambda: [found for found, _ in articles], links)
    derived = Derived(resolution)
    lines: list[str] = []
    for found, facts in articles:
        lines += article_lines(facts, resolution.assign(found))
        lines += derived.take(found, resolution.assign(found))
    lines += derived.rest()
    lines += vocabulary_lines(derived.districts, derived.places, derived.measures)
    graph_file(folder).parent.mkdir(parents=True)
    load_lines(folder, lines)
    return folder


def load_lines(folder: Path, lines: Iterable[str]) -> None:
    """Make these lines the graph."""
    sort_quads(lines, graph_file(folder))
    write_turtle(graph_file(folder), folder / "graph.ttl")
    shutil.rmtree(store_folder(folder), ignore_errors=True)
    load_store(graph_file(folder), store_folder(folder))


def spoil(folder: Path, edit: Callable[[str], str]) -> None:
    """Change every line of a built graph; "" takes it out."""
    lines = graph_file(folder).read_text(encoding="utf-8").splitlines(keepends=True)
    load_lines(folder, [edited for line in lines if (edited := edit(line))])
