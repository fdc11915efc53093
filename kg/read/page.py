"""HTML pages of unknown make: finds the headline, the moment of publication, the medium and the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import ItemError
from kg.model import Article
from kg.read.article import article
from kg.read.markup import clean, text_of
from kg.read.moments import moment
from kg.read.sources import Source
from kg.text import normalise

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from selectolax.lexbor import LexborHTMLParser

__all__ = ["accepts", "articles", "is_page", "parts"]

_LONGEST = 1_000_000  # characters of HTML without scripts; at worst 5 s and 200 MB of BeautifulSoup's work
_PAGE = re.compile(r"\s{0,200}(?:<\?xml|<!doctype|<html|<head|<body)", re.IGNORECASE)

# Names of <meta>, the best first. The first of each is the one that Chinese government sites must carry
# (政府网站发展指引, State Council 2017, appendix 2); the others are Open Graph, Dublin Core and news sites' habits.
_TITLE = ("articletitle", "og:title")
_PUBLISHED = (
    "pubdate", "article:published_time", "og:published_time", "weibo: article:create_at", "publishdate",
    "publish_time", "publishtime", "datepublished", "dc.date.issued", "dc.date", "date",
)  # fmt: skip
_PUBLISHER = ("contentsource", "source", "mediaid")
_SITE = ("sitename", "og:site_name")

_SITE_NAME = re.compile(
    r" ?[_|｜-]+ ?[^_|｜，。！？：-]{2,16}$"
)  # 标题_云溪新闻_云溪网; a dash —— belongs to the headline
_SHORTEST_TITLE = 6
_SENTENCE = re.compile("[，。；：！？]")
_HAN = "[\u4e00-\u9fff]"  # compiled by the first page
_CONTAINERS = frozenset({"article", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr"})
_FURNITURE = ["nav", "footer", "aside", "dialog", "menu"]
_VOID = "area,base,col,embed,hr,input,link,meta,param,source,track,wbr"
_LINE_BREAK = re.compile("<br[^<>]*>")
_SHARE = 0.7  # of the page's sentences, that the block of the report must hold
_NEAR = 15  # lines above the report in which date and medium are looked for
_LINE_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: {0,2}\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)", re.ASCII
)
_LINE_SOURCE = re.compile(r"来 {0,4}源 ?[:：] ?([^ |｜]{2,24})")


def accepts(source: Source) -> bool:
    """Whether the file is a page by its name, or begins like one."""
    return source.suffix in (".html", ".htm") or is_page(source.text())


def is_page(html: str) -> bool:
    """Whether this is a whole page, and not a piece of one."""
    return _PAGE.match(html.lstrip("\ufeff")) is not None


def articles(source: Source) -> Iterator[Article | ItemError]:
    """The page's one article."""
    record, body = parts(source.text(), source.name)
    yield article(record, body, key=source.stem, source=source.name)


def parts(html: str, source: str) -> tuple[dict[str, object], str]:
    """What a page says about its article (title, published, publisher, url, where found), and the report's text.

    Raises ItemError where the page is too large to take apart.
    """
    from bs4 import BeautifulSoup
    from bs4.builder import ParserRejectedMarkup

    # Lexbor mends what is broken and takes out what is deep, so that the slower parser meets no surprise. Elements
    # without an end tag go too: it keeps a list of those, and looks through it at every end tag.
    tree = clean(" ".join(html.split()))
    meta, url = _meta(tree), _url(tree)
    for node in tree.css(_VOID):
        node.decompose()
    mended = _LINE_BREAK.sub("\n", tree.html or "")
    if len(mended) > _LONGEST:
        raise ItemError(source, f"a page of {len(mended):,} characters")
    try:
        soup = BeautifulSoup(mended, "html.parser")
    except (ParserRejectedMarkup, RecursionError):
        raise ItemError(source, "HTML that can't be parsed") from None
    for tag in soup.find_all(_FURNITURE):
        tag.decompose()
    title, headline = _title(soup, meta)
    report = _report(soup)
    above = _above(_lines(str(soup)), _lines(str(report)))
    published = _published(soup, meta, above)
    if headline is not None:
        headline.decompose()
    sources = [found[1] for line in above if (found := _LINE_SOURCE.search(line))]
    publisher = next(iter(sources), "") or _named(meta, _PUBLISHER) or _named(meta, _SITE)
    record: dict[str, object] = {"title": title, "url": url, "published": published, "publisher": publisher}
    return record, text_of(str(report), keep_lines=True)


def _lines(html: str) -> list[str]:
    return normalise(text_of(html, keep_lines=True)).split("\n")


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The contents of <meta> by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        given = node.attributes
        name = given.get("name") or given.get("property") or given.get("itemprop") or ""
        found.setdefault(name.lower(), normalise(given.get("content") or "").replace("\n", " "))
    return found


def _url(tree: LexborHTMLParser) -> str:
    """The page's own address; a site's front page, which careless templates give, is none."""
    link = tree.css_first('link[rel="canonical"][href]') or tree.css_first('meta[property="og:url"][content]')
    address = (link.attributes.get("href") or link.attributes.get("content") or "") if link else ""
    return address if re.match(r"https?://[^/\s]+/[^\s]", address) else ""


def _named(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _title(soup: BeautifulSoup, meta: dict[str, str]) -> tuple[str, Tag | None]:
    """The headline without the site's name, and the heading that shows it: the one that the window's title begins
    with, else the longer of heading and window's title."""
    named = _named(meta, _TITLE) or (_one_line(soup.title) if soup.title else "")
    tags = soup.find_all("h1") or soup.find_all("h2")
    heads = [(text, tag) for tag in tags if len(text := _one_line(tag)) >= _SHORTEST_TITLE]
    for text, tag in heads:
        if named.startswith(text):
            return text, tag
    named = _without_site(named)
    longest = max(heads, key=lambda head: len(head[0]), default=("", None))
    return longest if len(longest[0]) > len(named) else (named, None)


def _one_line(tag: Tag) -> str:
    return " ".join(normalise(tag.get_text()).split())


def _without_site(title: str) -> str:
    """A window's title without the names of section and site behind it, as long as a headline is left."""
    while (shorter := _SITE_NAME.sub("", title)) != title and len(shorter) >= _SHORTEST_TITLE:
        title = shorter
    return title


def _report(soup: BeautifulSoup) -> Tag:
    """The smallest block that holds nearly all of the page's sentences."""
    weights: dict[int, int] = {}
    for text in soup.find_all(string=_SENTENCE):
        weights[id(text.parent)] = weights.get(id(text.parent), 0) + len(re.findall(_HAN, text))
    for tag in reversed(soup.find_all(True)):  # children before their parents
        if tag.name not in ("a", "title") and tag.parent is not None:
            weights[id(tag.parent)] = weights.get(id(tag.parent), 0) + weights.get(id(tag), 0)
    block: Tag = soup.body or soup
    enough = _SHARE * weights.get(id(block), 0)
    while enough:
        inside = [tag for tag in block.find_all(True, recursive=False) if tag.name in _CONTAINERS]
        heavy = next((tag for tag in inside if weights.get(id(tag), 0) >= enough), None)
        if heavy is None:
            break
        block = heavy
    return block


def _above(page: list[str], report: list[str]) -> list[str]:
    """The last lines of the page before the report's first sentence, those of the report's own head among them."""
    first = next((line for line in report if _SENTENCE.search(line) and len(re.findall(_HAN, line)) > 20), "")
    end = page.index(first) if first in page else 0
    return page[max(0, end - _NEAR) : end]


def _published(soup: BeautifulSoup, meta: dict[str, str], above: list[str]) -> str:
    """The moment that <meta>, <time> or a line above the report names; one with a time of day before a bare day."""
    named = [meta[name] for name in _PUBLISHED if name in meta]
    named += [str(tag["datetime"]) for tag in soup.find_all("time", datetime=True)]
    lined = [found[0] for line in above if len(line) < 100 for found in _LINE_DATE.finditer(line)]
    lined.sort(key=lambda text: ":" not in text)
    return next((text for text in named + lined if moment(text)), "")
