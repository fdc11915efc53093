"""Plain text: the lines of a .txt or .md file without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import ItemError
from kg.model import Article
from kg.read.article import article
from kg.read.credits import credit
from kg.read.markup import has_markup, text_of
from kg.read.sources import Source
from kg.text import normalise

__all__ = ["accepts", "articles", "body_text"]

_LONGEST_TITLE = 60  # code points; a headline of the People's Daily seldom has more than 40
_NO_TITLE = re.compile("[。；;：:，,]$|。")

# The marks of Markdown (CommonMark 0.31) that news posts use; every repeat is bounded.
_IMAGE_OR_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)")
_LINK_LINE = re.compile(r"^[ \t]*\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6} +", re.MULTILINE)
_QUOTED = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_STRONG = re.compile(r"\*{2,3}|__")


def accepts(source: Source) -> bool:
    """Anything that is text."""
    return bool(source.text())


def articles(source: Source) -> Iterator[Article | ItemError]:
    """One article; its first line is the title where it is short and no sentence."""
    text = source.text()
    is_titled = source.suffix == ".md" and text.lstrip("\ufeff \t\r\n").startswith("# ")
    lines = normalise(body_text(text, markdown=source.suffix == ".md")).split("\n")
    title = ""
    if len(lines) > 1 and (is_titled or (len(lines[0]) <= _LONGEST_TITLE and not _NO_TITLE.search(lines[0]))):
        title = "" if credit(lines[0]) is not None else lines.pop(0)
    yield article({"title": title}, "\n".join(lines), key=source.stem, source=source.name)


def body_text(body: str, *, markdown: bool) -> str:
    """The text of a post's body: HTML, or lines with some tags and, with `markdown`, some marks in them."""
    body = body.lstrip("\ufeff \t\r\n\f\v\u3000")
    if has_markup(body):
        is_html = body.startswith("<")
        body = text_of(body, keep_lines=not is_html)
        markdown = markdown and not is_html
    if markdown:
        body = _LINK_LINE.sub("", body)
        body = _IMAGE_OR_LINK.sub(lambda found: "" if found[1] else found[2], body)
        body = _STRONG.sub("", _QUOTED.sub("", _HEADING.sub("", body)))
    return body
