"""A small article in our own words and its facts, made by hand: what the stages behind extraction are tested with."""

from __future__ import annotations

from datetime import date, datetime

from kg.model import (
    Article,
    Directive,
    District,
    Document,
    Event,
    Facts,
    Measure,
    Name,
    Official,
    Participation,
    Post,
    Span,
)
from kg.text import SHANGHAI, normalise

TITLE = "云溪市召开防汛指挥部第十二次会议"
BODY = (
    "7月3日下午,云溪市防汛指挥部第十二次会议召开。市委书记、市防汛指挥部总指挥林知远主持会议,"
    "市委副书记、市长周若谷,副市长何青川出席。会议强调,要严格落实24小时值班值守,月底前完成山塘水库隐患排查。"
    "会议审议通过《云溪市防汛应急预案》。"
)


def span_of(text: str, quote: str, start: int = 0) -> Span:
    """The first place at or after `start` where `quote` stands."""
    quote = normalise(quote)
    found = text.index(quote, start)
    return Span(found, found + len(quote))


def sample_article(key: str = "sample-1", title: str = TITLE) -> Article:
    text = normalise(f"{title}\n{BODY}")
    return Article(
        id=key,
        title=title,
        text=text,
        body=len(title) + 1,
        published=datetime(2025, 7, 4, 8, 30, tzinfo=SHANGHAI),
        publisher="云溪日报",
        authors=("记者甲",),
        editor="编辑乙",
        url="https://example.org/news/1",
        source="examples/1.txt",
    )


def sample_facts(key: str = "sample-1", title: str = TITLE) -> Facts:
    """One meeting with a presider and two attendees, one numbered name, two divisions, one measure, one directive."""
    article = sample_article(key, title)
    text, body = article.text, article.body

    def at(quote: str) -> Span:
        return span_of(text, quote, body)

    people = {
        "林知远": ("市委书记", "市防汛指挥部总指挥"),
        "周若谷": ("市委副书记", "市长"),
        "何青川": ("副市长",),
    }
    officials = tuple(
        Official(name, tuple(Post(post, at(post), "post.before-name") for post in posts), at(name), "name.after-post")
        for name, posts in people.items()
    )
    participations = tuple(
        Participation(
            name, "presides" if order == 1 else "attends", "person", order, posts, at(name), "presides.before-verb"
        )
        for order, (name, posts) in enumerate(people.items(), 1)
    )
    name = "云溪市防汛指挥部第十二次会议"
    event = Event(
        kind="meeting",
        names=(Name(name, "云溪市防汛指挥部会议", 12, at(name), "name.numbered"),),
        date=date(2025, 7, 3),
        date_span=at("7月3日"),
        people=participations,
        districts=("北京市/朝阳区",),
        mode=None,
        body="云溪市防汛指挥部",
        span=at("7月3日下午,云溪市防汛指挥部第十二次会议召开。"),
        rule="event.convened",
    )
    directive = Directive(
        event=0,
        speaker="",
        verb="强调",
        measures=("值班值守",),
        districts=(),
        targets=(),
        deadline="24小时",
        deadline_hours=24,
        change="",
        span=at("要严格落实24小时值班值守"),
        rule="directive.governed",
    )
    document = Document("云溪市防汛应急预案", "plan", "审议通过", 0, at("《云溪市防汛应急预案》"), "document.titled")
    return Facts(
        article=article,
        events=(event,),
        officials=officials,
        districts=(
            District("北京市", "110000", at("云溪市"), "place.full"),
            District("北京市/朝阳区", "110105", at("云溪市"), "place.full"),
        ),
        measures=(Measure("值班值守", at("值班值守"), "measure.word"),),
        directives=(directive,),
        documents=(document,),
        home="北京市",
    )
