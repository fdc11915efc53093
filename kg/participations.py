"""Who was at what, one row an official and event and article: the table that statistics programs take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg import iris

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Row", "participations"]


class Row(NamedTuple):
    """One participation. Ids are IRIs without the base; texts are "" and the position None where nothing is known."""

    day: str
    event: str
    kind: str
    event_name: str
    official: str
    official_name: str
    jurisdiction: str
    role: str
    presence: str
    position: int | None
    posts: str
    """As printed, joined by 、"""
    districts: str
    """Paths of the divisions that the event was held in, joined by 、"""
    article: str
    title: str
    published: str
    url: str
    quote: str
    sentence: str


_ROWS = """
SELECT ?node ?day ?event ?kind ?event_name ?official ?official_name ?place ?role ?presence ?position
       ?article ?title ?published ?url ?quote ?sentence
WHERE {
  ?node a kg:Participation ; kg:event ?event ; kg:official ?official ; kg:role ?role ; kg:presence ?presence ;
        kg:position ?position ; kg:inArticle ?article ; kg:evidence ?span .
  ?event a ?kind ; skos:prefLabel ?event_name .
  ?official skos:prefLabel ?official_name ; kg:jurisdiction ?place .
  FILTER (LANGMATCHES(LANG(?official_name), "zh-hans"))
  ?article schema:headline ?title .
  ?span nif:anchorOf ?quote ; nif:sentence/nif:anchorOf ?sentence .
  OPTIONAL { ?event schema:startDate ?day }
  OPTIONAL { ?article kg:publishedDay ?published }
  OPTIONAL { ?article schema:url ?url }
}
ORDER BY ?day ?event ?article ?position ?official
"""
_POSTS = "SELECT ?node ?text WHERE { ?node a kg:Participation ; kg:postPrinted ?text } ORDER BY ?text"
_HELD = "SELECT ?node ?text WHERE { ?node kg:heldIn/kg:path ?text } ORDER BY ?text"
_PATHS = "SELECT ?node ?text WHERE { ?node kg:path ?text }"


def participations(store: ox.Store) -> Iterator[Row]:
    """Every participation, by day, event, article and printed order."""
    posts, held, paths = (_texts(store, query) for query in (_POSTS, _HELD, _PATHS))
    for row in _select(store, _ROWS):
        node, day, event, kind, event_name, official, official_name, place, role, presence, position, *rest = row
        article, title, published, url, quote, sentence = rest
        yield Row(
            day=day,
            event=_short(event),
            kind=_short(kind).lower(),
            event_name=event_name,
            official=_short(official),
            official_name=official_name,
            jurisdiction="、".join(paths.get(place, [_short(place).lower()])),
            role=_short(role).lower(),
            presence=_short(presence),
            position=int(position) if position else None,
            posts="、".join(posts.get(node, [])),
            districts="、".join(held.get(event, [])),
            article=_short(article).removeprefix("article/"),
            title=title,
            published=published,
            url=url,
            quote=quote,
            sentence=sentence,
        )


def _select(store: ox.Store, query: str) -> Iterator[list[str]]:
    answer = store.query(query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)
    for row in answer:  # type: ignore[union-attr]  # a SELECT has rows
        yield [value.value if value else "" for value in row]


def _texts(store: ox.Store, query: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for node, text in _select(store, query):
        found[node].append(text)
    return found


def _short(iri: str) -> str:
    return iri.removeprefix(iris.BASE).removeprefix(iris.KG)
