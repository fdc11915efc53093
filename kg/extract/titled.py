"""Names in front of a title (某某总书记), and the same people named once more without any."""

from __future__ import annotations

import re

from kg.extract.finder import Finder
from kg.extract.lexicon import foreign, listed, surnames, words
from kg.extract.mention import Mention
from kg.extract.patterns import pattern
from kg.model import Post, Span

__all__ = ["before_titles", "named_again"]

_PARTS = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}")


def before_titles(finder: Finder) -> None:
    """Names in front of 总书记, 委员长 …; in front of any office where the article has the name already."""
    text, titles = finder.text, finder.titles
    known = {mention.name for mention in finder.found}
    taken = {mention.span.end for mention in finder.found}
    for head in titles.heads:
        if head.start in taken or head.end in finder.used:
            continue
        if text[head.end - 1] == "长" and pattern("post.division").match(text, head.end - 1):
            continue  # 某市|长乐区
        title = text[head.start : head.end]
        foreign_too = title in listed("title_behind") or head.kind == "foreign"
        alone = foreign_too or title in listed("home_title_behind")
        if (not alone and head.kind != "office") or text.startswith("会", head.end):
            continue  # 常委会, 主任会议
        at, lead = titles.begin(head, 0, joined=False)
        name = _titled(text, at, head.start, foreign_too) if alone else ""
        name = name or next((n for n in (text[head.start - k : head.start] for k in (3, 2, 4)) if n in known), "")
        if name:
            span = Span(head.start - len(name), head.start)
            post = Post(title, Span(head.start, head.end), "post.behind-name")
            finder.groups += 1
            mention = Mention(name, span, (post,), span.start, lead, finder.groups, "name.before-title")
            finder.found.append(mention)


def _titled(text: str, at: int, end: int, foreign_too: bool) -> str:
    """The name that fills the stretch before a title, or ends it where its surname shows: 落实|林某某|总书记."""
    stretch = text[at:end]
    if "·" in stretch:
        return stretch if _PARTS.fullmatch(stretch) else ""
    if stretch in foreign() or stretch[-1:] in listed("organ_end"):
        return ""
    if 2 <= len(stretch) <= 3 and surnames().get(stretch[0], "weak") != "weak":
        return "" if stretch in words("not_names") else stretch
    if foreign_too and 2 <= len(stretch) <= 6 and words("transliteration").issuperset(stretch):
        return stretch
    for length in (3, 2):  # 旅游局|林某|局长
        behind_body = len(stretch) > length + 1 and stretch[-length - 1] in listed("organ_end")
        if behind_body and surnames().get(stretch[-length], "weak") != "weak":
            return "" if stretch[-length:] in words("not_names") else stretch[-length:]
    last = stretch[-3:] if foreign_too else ""
    named_before = len(last) == 3 and surnames().get(last[0], "weak") != "weak" and text.find(last, 0, at) >= 0
    return last if named_before else ""


def named_again(finder: Finder) -> None:
    """The same people named once more, without a post: 林某某指出. Not within a slogan (…思想, …同志为核心)."""
    text, slogan = finder.text, pattern("people.slogan")
    covered = bytearray(len(text))
    for mention in finder.found:
        start, end = mention.span
        covered[start:end] = b"\1" * (end - start)
    for name in sorted({mention.name for mention in finder.found}, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if covered.find(1, at, end) < 0:
                covered[at:end] = b"\1" * len(name)
                if not slogan.match(text, end):
                    finder.groups += 1
                    lead = finder.titles.lead(at)
                    finder.found.append(Mention(name, Span(at, end), (), at, lead, finder.groups, "name.again"))
            at = text.find(name, end)
