from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.front import simple, with_yaml
from tests.read.helpers import BODY, MORE, TITLE, read_bytes, read_one

POST = f"""
---
title: '{TITLE}'
categories: 
 - 时政
 - 云溪
headimg: 'https://example.org/1.png'
author: 云溪网
comments: false
date: Thu, 03 Jul 2025 23:49:17 GMT
---

<div>   
<p>　　撰文 | 林知远 周若谷</p>
<p>　　{BODY}</p>
<p cms-style="font-L">　　{MORE}</p>
<p>　　来源：云溪日报</p>
<p>　</p><!-- adlist[<p>来源：别处 | 记者 张三</p>] -->
<style>.appendQr_wrap&#123;padding:8px;&#125;</style>
<div class="clearfix appendQr_wrap"><img src="x.png"><div class="appendQr_normal_txt">扫码看更多</div></div>
<p class="article-editor">责任编辑：何青川 SF001</p>
</div>
"""  # noqa: W291 (white space at a line's end is part of the form)


@pytest.mark.parametrize("name", ["post-1.txt", "post-1.md", "post-1.MD"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_post_in_the_form_of_a_scraper(tmp_path: Path, name: str, newline: str) -> None:
    article = read_one(tmp_path, name, POST.replace("\n", newline))
    assert article.text == f"{TITLE}\n{BODY}\n{MORE}"
    assert article.text[article.body :].startswith(BODY)
    assert (article.id, article.title, article.day) == ("post-1", TITLE, date(2025, 7, 4))
    assert (article.publisher, article.editor) == ("云溪日报", "何青川")
    assert article.authors == ("林知远", "周若谷")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert read_one(tmp_path, "a.txt", POST.encode(encoding)).text == f"{TITLE}\n{BODY}\n{MORE}"


def test_the_site_is_the_publisher_where_no_line_names_a_source(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"---\ntitle: {TITLE}\nauthor: 云溪网\n---\n{BODY}")
    assert (article.publisher, article.authors) == ("云溪网", ())
    article = read_one(tmp_path, "b.txt", f"---\ntitle: {TITLE}\nauthor: 林知远\nsource: 云溪网\n---\n{BODY}")
    assert (article.publisher, article.authors) == ("云溪网", ("林知远",))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("title: >-\n  云溪市\n  部署防汛工作", "云溪市 部署防汛工作"),
        ('title: "云溪\\u5e02"', "云溪市"),
        ("title: '云溪''市'", "云溪'市"),
        ("title: 'C: 云溪 # 市'", "C: 云溪 # 市"),
        ("title: 云溪 # 注", "云溪"),
        ("title: 12:30", "12:30"),
        ("title: no", "no"),
        ("title: 2025-02-30", "2025-02-30"),
        ("title: &a 云溪\nother: *a", "云溪"),
        ("{title: 云溪, date: 2025-07-03}", "云溪"),
        ("title:\n  云溪", "云溪"),
        ("", ""),
        ("# 只有注释", ""),
    ],
)
def test_heads_that_take_yaml(tmp_path: Path, head: str, title: str) -> None:
    assert read_one(tmp_path, "a.md", f"---\n{head}\n---\n{BODY}").title == title


def test_yaml_makes_no_objects(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.md", f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n{BODY}")
    assert article.title == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"\n---\ntitle: 云溪\n{BODY}", "front matter opened in line 2 is not closed by a line ---"),
        ("---", "front matter opened in line 1 is not closed by a line ---"),
        (f"\n---\ntitle: 云溪\ndate: [2025\n---\n{BODY}", "front matter is no YAML, line 4: did not find expected"),
        (f"---\na: 云\n\tb: 溪\n---\n{BODY}", "front matter is no YAML, line 3: found a tab character"),
        (f"---\na: 'b\n---\n{BODY}", "front matter is no YAML, line 2: found unexpected end of stream"),
        (f"---\n- a\n- b\n---\n{BODY}", "front matter from line 2 holds no keys with values"),
        (f"---\na: {'[' * 19_000}\n---\n{BODY}", "front matter is no YAML"),
        (f"---\na: {'x' * 200_000} # {{\n---\n{BODY}", "front matter of 200,008 characters"),
        ("---\ntitle: 云溪\n---\n<p> </p>", "no text"),
        ("---\ntitle: 云溪\n---\n来源：云溪网", "no text"),
        ("---\ntitle: 云溪\n---", "no text"),
    ],
    ids=lambda text: text[:24],
)
def test_broken_heads(tmp_path: Path, text: str, reason: str) -> None:
    articles, errors = read_bytes(tmp_path, "a.txt", text.encode())
    assert articles == []
    assert len(errors) == 1
    assert errors[0].startswith(f"a.txt: {reason}")
    assert "\n" not in errors[0]


def test_aliases_that_would_grow_without_end_stay_small(tmp_path: Path) -> None:
    head = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)) + "title: *a59"
    assert read_one(tmp_path, "a.md", f"---\n{head}\n---\n{BODY}").title == ""


def test_html_that_is_cut_off(tmp_path: Path) -> None:
    cut = POST[: POST.index(MORE) + 4]
    assert read_one(tmp_path, "a.txt", cut).text == f"{TITLE}\n{BODY}\n{MORE[:4]}"


def test_markdown(tmp_path: Path) -> None:
    body = "## 会议召开\n\n![图](a.png)\n\n[另一篇](b.md)\n\n"
    body += f"{BODY} **要求** [预案](https://example.org/a_(1))\n\n> {MORE}<br>完"
    article = read_one(tmp_path, "a.md", f"---\ntitle: {TITLE}\n---\n{body}")
    assert article.text.startswith(f"{TITLE}\n会议召开\n{BODY} 要求 ")
    assert article.text.endswith(f"\n{MORE}\n完")


def test_text_that_begins_with_a_rule_is_no_front_matter(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.txt", f"-----\n{BODY}").text.endswith(BODY)


KEYS = st.sampled_from(["title", "date", "author", "tags", "source"])
SIMPLE_VALUES = st.text(alphabet="云溪 市:'\"-#0aA,.{[&*!|>%@`?~\\", max_size=8)
HEADS = st.lists(st.tuples(KEYS, SIMPLE_VALUES) | st.tuples(st.just("- "), SIMPLE_VALUES), max_size=4)


@given(HEADS)
def test_the_quick_way_reads_what_yaml_reads(parts: list[tuple[str, str]]) -> None:
    head = "\n".join(f"{key}{value}" if key == "- " else f"{key}: {value}" for key, value in parts)
    quick = simple(head)
    if quick is not None:
        slow = {key: value for key, value in with_yaml(head, "a.md", 1).items() if isinstance(value, str)}
        assert {key: value for key, value in quick.items() if value} == {k: v for k, v in slow.items() if v}


def test_the_quick_way_is_taken() -> None:
    head = POST.split("---")[1].strip("\n")
    quick = simple(head)
    assert quick is not None
    assert quick["title"] == TITLE
    assert quick["date"] == "Thu, 03 Jul 2025 23:49:17 GMT"
