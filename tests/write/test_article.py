"""One article's graph, checked against the contract of docs/graph.md."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg import iris
from kg.model import Facts, Span
from kg.resolve import claims, resolve
from kg.resolve.links import Link
from kg.write.article import article_lines
from tests.samples import sample_facts

QUERY = "".join(f"PREFIX {name}: <{space}>\n" for name, space in iris.PREFIXES.items())


def lines_of(facts: Facts, *links: Link) -> list[str]:
    found = claims(facts)
    return article_lines(facts, resolve(lambda: [found], links).assign(found))


def store_of(facts: Facts, *links: Link) -> ox.Store:
    store = ox.Store()
    store.bulk_load("".join(lines_of(facts, *links)).encode(), ox.RdfFormat.N_QUADS)
    return store


def ask(store: ox.Store, pattern: str) -> list[tuple[str, ...]]:
    """The rows of a pattern, their columns in the order in which the variables first stand in it."""
    names = " ".join(dict.fromkeys(re.findall(r"\?\w+", pattern)))
    found = store.query(f"{QUERY} SELECT {names} WHERE {{ {pattern} }}", use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(str(value and value.value) for value in row) for row in found)


def test_lines_are_sorted_and_none_stands_twice() -> None:
    lines = lines_of(sample_facts())
    assert lines == sorted(set(lines))
    graph = f" <{iris.article('sample-1')}> .\n"
    assert all(line.endswith(graph) for line in lines)


def test_every_quote_is_the_text_at_its_place() -> None:
    facts = sample_facts()
    store = store_of(facts)
    spans = ask(store, "?s nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?q ; nif:referenceContext ?a")
    assert spans
    for span, begin, end, quote, article in spans:
        assert facts.article.text[int(begin) : int(end)] == quote
        assert span == iris.span(article, int(begin), int(end))
    assert not ask(store, "?fact kg:evidence ?s MINUS { ?s nif:anchorOf ?q }")
    assert not ask(store, "?s a nif:OffsetBasedString MINUS { ?s nif:sentence/a nif:Sentence }")


def test_who_presides_and_who_attends() -> None:
    store = store_of(sample_facts())
    assert ask(store, "?e schema:name ?n . ?o kg:presides ?e")[0][1].startswith("云溪市防汛")
    attends = ask(store, "?o kg:attends ?e")
    assert {who.rpartition("/")[2] for who, _ in attends} == {"周若谷", "何青川"}
    nodes = ask(store, "?p kg:position ?n ; kg:role ?r ; kg:official ?o ; a kg:Participation ; kg:presence kg:InPerson")
    assert sorted((number, role.rpartition("#")[2]) for _, number, role, _ in nodes) == [
        ("1", "Presides"),
        ("2", "Attends"),
        ("3", "Attends"),
    ]


def test_every_fact_has_its_article_its_rule_and_its_evidence() -> None:
    store = store_of(sample_facts())
    kinds = "kg:Mention kg:Participation kg:Session kg:Directive kg:Document"
    facts = ask(store, f"?f a ?k VALUES ?k {{ {kinds} }}")
    whole = ask(store, f"?f kg:inArticle ?a ; kg:rule ?r ; kg:evidence ?s ; a ?k VALUES ?k {{ {kinds} }}")
    assert len({row[0] for row in facts}) == len({row[0] for row in whole}) == 3 + 2 + 1 + 3 + 1 + 1 + 1


def test_an_event_orders_what_its_directives_are_about() -> None:
    facts = sample_facts()
    assert ask(store_of(facts), "?e kg:orders ?m")[0][-1] == iris.measure("值班值守")
    own_words = facts.directives[0]._replace(event=None, speaker="林知远")
    assert not ask(store_of(facts._replace(directives=(own_words,))), "?e kg:orders ?m")
    assert ask(store_of(facts._replace(directives=())), "?e kg:orders ?m")


def test_two_names_that_are_one_person_take_part_once() -> None:
    store = store_of(sample_facts(), Link("110000/林知远", "110000/周若谷", "same", ""))
    assert len(ask(store, "?p a kg:Participation")) == 2
    assert len(ask(store, "?o kg:presides ?e")) == 1


def test_a_span_that_is_its_sentence_is_both() -> None:
    facts = sample_facts()
    whole = facts.article.text.index("会议审议通过")
    span = Span(whole, len(facts.article.text))
    store = store_of(facts._replace(documents=(facts.documents[0]._replace(span=span),)))
    assert ask(store, f"<{iris.span(iris.article('sample-1'), *span)}> nif:sentence ?s ; nif:beginIndex ?b")


def test_hostile_text_stays_text() -> None:
    facts = sample_facts()
    evil = '</script>" <x:y> .\n\\u0022 \x00'
    article = facts.article._replace(title=evil, publisher=evil, authors=(evil,), editor=evil, url=evil, id=evil)
    official = facts.officials[0]._replace(posts=(facts.officials[0].posts[0]._replace(text=evil),))
    event = facts.events[0]._replace(body=evil, names=(facts.events[0].names[0]._replace(text=evil, series=evil),))
    hostile = facts._replace(article=article, officials=(official, *facts.officials[1:]), events=(event,))
    store = store_of(hostile)
    assert len(list(store)) == len(lines_of(hostile))
    assert ask(store, "?a schema:headline ?t")[0][1] == evil
    assert {row[1] for row in ask(store, "?o kg:postPrinted ?p FILTER(CONTAINS(?p, 'script'))")} == {evil}


def test_an_article_without_facts_is_still_an_article() -> None:
    bare = Facts(sample_facts().article._replace(published=None, publisher="", authors=(), editor="", url=""))
    assert len(lines_of(bare)) == 3
