"""The store becomes a view in which every fact carries its words."""

from __future__ import annotations

from typing import Any

from pyoxigraph import Store

from kg.view import view_of
from kg.view.model import Quote, View
from tests.view.small import FIRST, SECOND, THIRD, small


def shown(view: View, quote: Quote) -> str:
    return view.sentences[quote.sentence].text[quote.start : quote.end]


def place(view: View, label: str) -> int:
    return [node.label for node in view.nodes].index(label)


def quotes(view: View) -> list[Quote]:
    rows: list[Any] = [*view.participations, *view.events, *view.directives, *view.documents, *view.mentions]
    return [row.quote for row in rows] + [quote for row in view.tenures for quote in row.quotes]


def test_nodes_carry_kind_day_place_and_other_names() -> None:
    view = view_of(small().store())
    kinds = [node.kind for node in view.nodes]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "meeting": 2,
        "inspection": 1,
        "official": 5,
        "district": 2,
        "measure": 3,
    }
    lin = view.nodes[place(view, "林知远")]
    assert (lin.also, lin.place) == (("lin zhi yuan",), "甲省/云溪市")
    assert view.nodes[place(view, "林知远调研南坪县")].day == "2025-07-10"
    assert view.nodes[place(view, "值班值守")].parent == "防汛救灾"
    assert view.nodes[place(view, "南坪县")].code == "990121"


def test_edges_say_presiding_once() -> None:
    view = view_of(small().store())
    lin, meeting = place(view, "林知远"), place(view, "云溪市防汛指挥部第十二次会议")
    assert [edge.kind for edge in view.edges if {edge.source, edge.target} == {lin, meeting}] == ["presides"]


def test_every_quote_is_words_of_a_sentence_of_its_article() -> None:
    view = view_of(small().store())
    texts = {"a1": FIRST, "a2": SECOND, "a3": THIRD}
    found = quotes(view)
    assert len(found) > 20
    for quote in found:
        sentence = view.sentences[quote.sentence]
        text = texts[view.articles[sentence.article].iri.rsplit("/", 1)[-1]]
        assert sentence.text in text
        assert shown(view, quote)
        assert 0 <= quote.start < quote.end <= len(sentence.text)


def test_offsets_count_code_points_beyond_the_bmp() -> None:
    view = view_of(small().store())
    ji = place(view, "𠮷田野")
    (row,) = [row for row in view.participations if row.official == ji]
    assert shown(view, row.quote) == "𠮷田野"
    assert "𠮷𣲗镇" in view.sentences[row.quote.sentence].text[: row.quote.start]


def test_participation_keeps_role_presence_position_and_posts() -> None:
    view = view_of(small().store())
    he = place(view, "何青川")
    rows = {view.nodes[row.event].label: row for row in view.participations if row.official == he}
    assert rows["云溪市教育工作会议"].role == "presides"
    assert rows["林知远调研南坪县"].presence == "video"
    assert rows["云溪市防汛指挥部第十二次会议"].position == 3
    assert rows["云溪市防汛指挥部第十二次会议"].posts == ("副市长",)


def test_a_quote_that_runs_on_lengthens_its_sentence() -> None:
    corpus = small()
    article = corpus.article("long", "两句", "甲方召开会议。乙方参加会议。", "2025-01-01")
    event = corpus.event(article, "两句会议", "2025-01-01", "会议。乙方参加")
    view = view_of(corpus.store())
    (row,) = [row for row in view.events if view.nodes[row.event].iri == event]
    assert shown(view, row.quote) == "会议。乙方参加"
    assert view.sentences[row.quote.sentence].text == "甲方召开会议。乙方参加"


def test_equal_stores_give_equal_views() -> None:
    one, two = small(), small()
    two.quads.reverse()
    assert view_of(one.store()) == view_of(two.store())


def test_an_empty_store_gives_an_empty_view() -> None:
    view = view_of(Store())
    assert (view.nodes, view.edges, view.articles) == ([], [], [])
