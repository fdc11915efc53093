from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.read.helpers import BODY, MORE, TITLE, read_one


def test_a_short_first_line_is_the_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a-1.txt", f"\n　　{TITLE}\n\n　　{BODY}\r\n　　{MORE}\n")
    assert (article.id, article.title, article.text) == ("a-1", TITLE, f"{TITLE}\n{BODY}\n{MORE}")
    assert article.body == len(TITLE) + 1


def test_a_sentence_is_no_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"{BODY}\n{MORE}")
    assert (article.title, article.body, article.text) == ("", 0, f"{BODY}\n{MORE}")


def test_one_line_is_the_text(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", TITLE)
    assert (article.title, article.text) == ("", TITLE)


def test_credits_around_the_text(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"{TITLE}\n2025年7月4日 08:30 来源：云溪日报\n{BODY}\n（责编：何青川）")
    assert article.text == f"{TITLE}\n{BODY}"
    assert (article.publisher, article.editor, article.day) == ("云溪日报", "何青川", date(2025, 7, 4))


def test_a_credit_is_no_title(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"来源：云溪日报\n{BODY}\n{MORE}")
    assert (article.title, article.publisher) == ("", "云溪日报")


def test_markdown_heading(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.md", f"# {TITLE}，压实责任：\n\n**{BODY}**")
    assert (article.title, article.text) == (f"{TITLE}，压实责任：", f"{TITLE}，压实责任：\n{BODY}")


def test_tags_in_a_text_file(tmp_path: Path) -> None:
    article = read_one(tmp_path, "a.txt", f"<h1>{TITLE}</h1><p>{BODY}</p>")
    assert article.text == f"{TITLE}\n{BODY}"


def test_signs_that_are_no_markup_stay(tmp_path: Path) -> None:
    text = "气温a<b且c>d，R&D投入**增长**。"
    assert read_one(tmp_path, "a.txt", text).text == text


def test_a_page_in_a_text_file(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><p>{BODY}</p></body></html>"
    assert read_one(tmp_path, "a.txt", page).title == TITLE
