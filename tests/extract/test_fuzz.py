"""The whole of extraction on text that nobody would write: cuts, joins and repeats of the cases, and random signs."""

from __future__ import annotations

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.facts import evidence, to_json
from kg.model import Article, Facts
from kg.text import SHANGHAI, normalise
from tests.extract.cases import read_cases

TEXTS = [case.text.replace("\\n", "\n") for case in read_cases()[0]]
PUBLISHED = datetime(2024, 1, 3, tzinfo=SHANGHAI)
PUNCTUATION = "、，。；：！？（）《》“”()\n\t ·-—/"
SIGNS = st.text(
    alphabet=st.one_of(st.sampled_from(PUNCTUATION + "0123456789〇零一二十百日月年"), st.characters()), max_size=40
)
WORDS = st.sampled_from(
    [
        "县长",
        "书记",
        "林启明",
        "赵文远",
        "欧阳远",
        "主持",
        "召开",
        "会议",
        "陪同",
        "5月6日",
        "昨晚",
        "第",
        "次",
        "暨",
        "在",
    ]
)


@st.composite
def cuts(draw: st.DrawFn) -> str:
    """A stretch of a case, now and then several times over."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text)))
    return text[start : draw(st.integers(start, len(text)))] * draw(st.sampled_from((1, 1, 1, 2, 30)))


ANYTHING = st.lists(st.one_of(cuts(), SIGNS, WORDS), max_size=8).map("".join)


def article(text: str, title: bool) -> Article:
    text = normalise(text)
    first = text.partition("\n")[0]
    body = len(first) + 1 if title and "\n" in text else 0
    return Article("a", first if body else "", text, body, PUBLISHED)


def check(facts: Facts) -> None:
    text = facts.article.text
    for fact, span, rule in evidence(facts):
        assert 0 <= span.start < span.end <= len(text), (fact, span, rule)
    for official in facts.officials:
        quote = text[official.span.start : official.span.end]
        assert official.name in (" ".join(quote.split()), quote.replace(" ", ""))
        for post in official.posts:
            quote = text[post.span.start : post.span.end]
            around = post.rule == "post.around-name"
            assert (quote.replace(official.name, "", 1) if around else quote) == post.text
    names = [*(o.name for o in facts.officials), *(p.name for event in facts.events for p in event.people)]
    for name in names:
        assert name
        # Planes 2 and 3 hold ideographs only, more of them than this Python may know.
        assert all(c.isalpha() or c in "·—－-" or "\U00020000" <= c <= "\U0003ffff" for c in name) or (
            name.isascii() and name.replace(" ", "").isalpha()
        ), name
    for event in facts.events:
        for printed in event.names:
            assert printed.text
            assert printed.rule == "name.of-body" or text[slice(*printed.span)] == printed.text
        for person in event.people:
            quote = text[slice(*person.span)]
            assert person.name in (" ".join(quote.split()), quote.replace(" ", ""))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING, st.booleans())
def test_any_text_gives_exact_facts_twice(text: str, title: bool) -> None:
    read = article(text, title)
    facts = extract(read)
    check(facts)
    assert to_json(extract(read)) == to_json(facts)


def test_the_cases_give_exact_facts() -> None:
    for text in TEXTS:
        check(extract(article(text, title=True)))
