"""A small corpus that has everything a page shows, in our own words with invented names."""

from __future__ import annotations

from tests.view.quads import Corpus

__all__ = ["FIRST", "SECOND", "small"]

FIRST = (
    "云溪市召开防汛指挥部第十二次会议\n"
    "7月3日下午,云溪市防汛指挥部第十二次会议召开。市委书记、市防汛指挥部总指挥林知远主持会议,"
    "市委副书记、市长周若谷,副市长何青川出席。会议强调,要严格落实24小时值班值守,月底前完成山塘水库隐患排查。"
    "会议审议通过《云溪市防汛应急预案》。"
)
# 𠮷 and 𣲗 lie beyond the BMP: offsets behind them differ between code points and UTF-16 units.
SECOND = (
    "林知远调研南坪县\n"
    "7月10日,市委书记林知远到南坪县𠮷𣲗镇调研,县委书记𠮷田野陪同。何青川视频参加。"
    "林知远指出,要抓紧开展隐患排查,保障群众安全。"
)
THIRD = (
    "云溪市教育工作会议\n9月1日,云溪市教育工作会议召开,副市长何青川主持,市教育局局长沈明修出席。"
    "会议要求,继续发放助学补贴。"
)


def small() -> Corpus:
    corpus = Corpus()
    city = corpus.district("甲省/云溪市", "990100")
    county = corpus.district("甲省/云溪市/南坪县", "990121")
    safety = corpus.measure("防汛救灾", "flood control")
    watch = corpus.measure("值班值守", "duty watch", "防汛救灾")
    check = corpus.measure("隐患排查", "hazard inspection", "防汛救灾")
    grant = corpus.measure("助学补贴", "student grants")
    del safety
    _first(corpus, city, watch, check)
    _second(corpus, county, check)
    article = corpus.article("a3", "云溪市教育工作会议", THIRD, "2025-09-02", url="https://example.org/news/3")
    he = corpus.official(article, "何青川", "990100", "he qing chuan")
    shen = corpus.official(article, "沈明修", "990100", "shen ming xiu")
    event = corpus.event(article, "云溪市教育工作会议", "2025-09-01", "9月1日,云溪市教育工作会议召开", held=city)
    corpus.participates(article, event, he, "何青川", 1, presides=True, posts=["副市长"])
    corpus.participates(article, event, shen, "沈明修", 2, posts=["市教育局局长"])
    corpus.directive(article, "继续发放助学补贴", "要求", event=event, measures=[grant])
    corpus.mention(article, city, "云溪市")
    return corpus


def _first(corpus: Corpus, city: str, watch: str, check: str) -> None:
    article = corpus.article(
        "a1", "云溪市召开防汛指挥部第十二次会议", FIRST, "2025-07-04", url="https://example.org/news/1"
    )
    lin = corpus.official(article, "林知远", "990100", "lin zhi yuan")
    zhou = corpus.official(article, "周若谷", "990100", "zhou ruo gu")
    he = corpus.official(article, "何青川", "990100", "he qing chuan")
    name = "云溪市防汛指挥部第十二次会议"
    event = corpus.event(
        article, name, "2025-07-03", "7月3日下午,云溪市防汛指挥部第十二次会议召开。", body="云溪市防汛指挥部", held=city
    )
    corpus.session(article, event, name, "云溪市防汛指挥部会议", 12)
    posts = ["市委书记", "市防汛指挥部总指挥"]
    corpus.participates(article, event, lin, "林知远", 1, presides=True, posts=posts)
    corpus.participates(article, event, zhou, "周若谷", 2, posts=["市委副书记", "市长"])
    corpus.participates(article, event, he, "何青川", 3, posts=["副市长"])
    quote = "要严格落实24小时值班值守"
    corpus.directive(article, quote, "强调", event=event, measures=[watch], districts=[city], deadline="24小时")
    quote = "月底前完成山塘水库隐患排查"
    corpus.directive(article, quote, "强调", event=event, measures=[check], deadline="月底前")
    corpus.document(article, event, "云溪市防汛应急预案", "审议通过")
    corpus.mention(article, lin, "林知远", posts)
    corpus.mention(article, city, "云溪市")
    corpus.tenure(article, lin, "市委书记", "2025-07-03", "2025-07-10")
    corpus.tenure(article, lin, "市防汛指挥部总指挥", "2025-07-03", "2025-07-03")


def _second(corpus: Corpus, county: str, check: str) -> None:
    article = corpus.article("a2", "林知远调研南坪县", SECOND, "2025-07-11", url="https://example.org/news/2")
    lin = corpus.official(article, "林知远", "990100", "lin zhi yuan")
    he = corpus.official(article, "何青川", "990100", "he qing chuan")
    ji = corpus.official(article, "𠮷田野", "990121", "ji tian ye")
    quote = "7月10日,市委书记林知远到南坪县𠮷𣲗镇调研"
    event = corpus.event(article, "林知远调研南坪县", "2025-07-10", quote, kind="Inspection", held=county)
    corpus.participates(article, event, lin, "林知远到南坪县", 1, presides=True, posts=["市委书记"])
    corpus.participates(article, event, ji, "𠮷田野", 2, posts=["县委书记"])
    corpus.participates(article, event, he, "何青川", 3, presence="ByVideo")
    corpus.directive(article, "抓紧开展隐患排查", "指出", event=event, official=lin, measures=[check])
    corpus.mention(article, county, "南坪县")
