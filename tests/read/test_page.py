from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from kg.read.page import is_page, parts
from kg.text import SHANGHAI
from tests.read.helpers import BODY, MORE, TITLE, read_all, read_bytes, read_one

THIRD = "会议要求，各区、各部门要加强会商研判，做好物资储备，确保安全度汛。"

MENU = "<ul class='top'>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(12)) + "</ul>"
RELATED = "".join(f"<li><a href='/n/{n}'>副市长张三主持会议，部署第{n}项工作。</a></li>" for n in range(8))

# How a government site in the form of the State Council's guide, a news portal, a paper's digital edition with <br>,
# a phone page of nested sections, and a page of tables of twenty years ago are built; all words are our own.
GOVERNMENT = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_云溪要闻_云溪市人民政府</title>
<meta name="SiteName" content="云溪市人民政府"><meta name="ArticleTitle" content="{TITLE}">
<meta name="PubDate" content="2025-07-04 08:30"><meta name="ContentSource" content="云溪日报">
<link rel="canonical" href="https://example.org/art/1.html"></head>
<body><div class="header">{MENU}</div><div class="main"><h1>{TITLE}</h1>
<div class="info"><span>发布时间：2025-07-04 08:30</span> <span>来源：云溪日报</span> <span>字号：大 中 小</span></div>
<div id="zoom"><p>　　{BODY}</p><p>　　{MORE}</p><p>　　{THIRD}</p></div>
<div class="share-bar">分享到：<a href="#">微信</a></div></div>
<div class="footer">主办：云溪市人民政府办公室，网站标识码一二三四。未经授权，不得转载。</div></body></html>"""

PORTAL = f"""<html><head><title>{TITLE}_云溪新闻_云溪网</title><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2025-07-04T08:30:00+08:00"><script>var a = "<p>{THIRD}</p>";</script>
</head><body><nav>{MENU}</nav><div class="wrap"><div class="left"><article><h1>{TITLE}</h1>
<p class="byline">2025年07月04日 08:30 云溪网</p><div class="body"><p><img src="1.jpg"></p><p>{BODY}</p><p>{MORE}</p>
<p>（记者 林知远）</p><p class="article-editor">责任编辑：何青川</p></div></article>
<div class="hot"><h3>热点</h3><ul>{RELATED}</ul></div></div></div></body></html>"""

PAPER = f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>云溪日报</TITLE></HEAD>
<BODY><TABLE><TR><TD>{MENU}</TD></TR><TR><TD><H1>{TITLE}</H1><DIV>2025年07月04日 星期五 云溪日报</DIV>
<DIV id=ozoom>　　{BODY}<BR><BR>　　{MORE}<BR>　　{THIRD}</DIV></TD></TR></TABLE></BODY></HTML>"""

PHONE = f"""<!doctype html><html><head><title></title><meta property="og:title" content="{TITLE}"/></head><body>
<div class="rich"><h2 class="rich_title">{TITLE}</h2><em id="publish_time">2025年7月4日 08:30</em><div id="js_content">
<section><section><p><span>{BODY}</span></p></section><section><p><span>{MORE}</span></p></section>
<section><p><strong>{THIRD}</strong></p></section></section></div></div></body></html>"""

CUT = GOVERNMENT[: GOVERNMENT.index(MORE) + len(MORE)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_government_page(tmp_path: Path, encoding: str) -> None:
    article = read_one(tmp_path, "a.html", GOVERNMENT.encode(encoding))
    assert article.text == f"{TITLE}\n{BODY}\n{MORE}\n{THIRD}"
    assert article.id == article.url == "https://example.org/art/1.html"
    assert article.published == datetime(2025, 7, 4, 8, 30, tzinfo=SHANGHAI)
    assert article.publisher == "云溪日报"


def test_a_portal_page(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.htm", PORTAL)
    assert article.text == f"{TITLE}\n{BODY}\n{MORE}"
    assert (article.id, article.editor, article.authors) == ("a", "何青川", ("林知远",))
    assert article.published == datetime(2025, 7, 4, 8, 30, tzinfo=SHANGHAI)


def test_a_page_of_tables_and_line_breaks(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.html", PAPER.encode("gbk"))
    assert article.title == TITLE
    assert article.text.endswith(f"{BODY}\n{MORE}\n{THIRD}")
    assert "栏目" not in article.text
    assert article.day == date(2025, 7, 4)


def test_a_phone_page(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.html", PHONE)
    assert article.text == f"{TITLE}\n{BODY}\n{MORE}\n{THIRD}"
    assert article.published == datetime(2025, 7, 4, 8, 30, tzinfo=SHANGHAI)


def test_a_page_that_is_cut_off(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.html", CUT)
    assert article.text == f"{TITLE}\n{BODY}\n{MORE}"
    assert article.publisher == "云溪日报"


def test_a_bare_page(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.html", f"{BODY}<br>{MORE}")
    assert (article.title, article.text, article.published) == ("", f"{BODY}\n{MORE}", None)


def test_other_articles_on_the_page_are_left_out(tmp_path: Path) -> None:
    for number, page in enumerate((GOVERNMENT, PORTAL, PAPER.replace("gb2312", "utf-8"), PHONE)):
        assert "张三" not in read_one(tmp_path, f"{number}.html", page).text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"<title>{TITLE}_云溪新闻_云溪网</title>", TITLE),
        (f"<title>{TITLE} - 云溪网</title>", TITLE),
        (f"<title>{TITLE}｜云溪日报</title>", TITLE),
        (f"<title>{TITLE}_要求守住底线，确保安全</title>", f"{TITLE}_要求守住底线，确保安全"),
        (f"<title>{TITLE}——云溪市工作纪实</title>", f"{TITLE}——云溪市工作纪实"),
        ("<title>要闻-云溪网</title>", "要闻-云溪网"),
        ("<title>云溪网</title>", "云溪网"),
    ],
)
def test_the_site_leaves_the_title(head: str, title: str) -> None:
    assert parts(f"<html><head>{head}</head><body><p>{BODY}</p></body></html>", "a.html")[0]["title"] == title


def test_a_headline_beside_the_site_name() -> None:
    page = (
        f"<html><title>{TITLE}-云溪日报</title><body><h1>云溪日报数字版</h1><h1>{TITLE}</h1><p>{BODY}</p></body></html>"
    )
    record, body = parts(page, "a.html")
    assert record["title"] == TITLE
    assert TITLE not in body


def test_a_front_page_is_no_address(tmp_path: Path) -> None:
    page = GOVERNMENT.replace("https://example.org/art/1.html", "https://example.org/")
    article = read_one(tmp_path, "a.html", page)
    assert (article.id, article.url) == ("a", "")


def test_dates_inside_the_report_date_nothing(tmp_path: Path) -> None:
    page = f"<html><body><p>{BODY}</p><p>2024年5月1日08:30，预案开始施行。</p></body></html>"
    assert read_one(tmp_path, "a.html", page).published is None


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html>",
        "<!DOCTYPE html>",
        "<html><body><img src=x><script>会议</script></body></html>",
    ],
)
def test_a_page_with_no_text(tmp_path: Path, html: str) -> None:
    assert read_bytes(tmp_path, "a.html", html.encode()) == ([], ["a.html: no text"])


@pytest.mark.parametrize(
    "html",
    [
        *("<div>" * 20_000, "<p><b id=1>" * 5000, "<![x[" * 100, "<table>" * 5000, "<title>" * 1000, "<html>" * 5000),
        *("<h1>一二三四五六</h1>" * 3000, "<meta name=a content=b>" * 5000, "<a href=x>一，</a>" * 3000),
    ],
    ids=lambda html: html[:12],
)
def test_hostile_pages(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{html}<p>{BODY}</p>", encoding="utf-8")
    articles, errors = read_all(tmp_path)
    assert len(articles) + len(errors) == 1


def test_a_page_that_is_too_large(tmp_path: Path) -> None:
    html = f"<html><body>{'<p>云溪市召开会议。</p>' * 80_000}"
    assert read_bytes(tmp_path, "a.html", html.encode())[1][0].startswith("a.html: a page of 1,")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("<!DOCTYPE html>", True), (" \n<html>", True), ("<HTML lang=zh>", True), ("<body>", True)),
        *(("会议<html>", False), ('<?xml version="1.0"?><html>', True), ("", False), ("<div>", False)),
    ],
)
def test_what_is_a_page(text: str, expected: bool) -> None:
    assert is_page(text) is expected
