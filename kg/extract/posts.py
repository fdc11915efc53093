"""Posts as printed: chains of them (市委副书记、市长), and what stands behind a name or in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from kg.extract.bounds import LONGEST_BRACKETS, TitleBounds
from kg.extract.everyday import everyday, is_verb
from kg.extract.lexicon import Hit, land_length, titles, words
from kg.model import Post, Span
from kg.patterns import pattern
from kg.words import is_surname, listed

__all__ = ["Chain", "Titles"]

_LONGEST_POST = 40
_BEFORE_LANDS = frozenset("同与和对向")
_SEPARATOR = re.compile(r"[、，。；：\n（(]")


class Chain(NamedTuple):
    """The posts before a name, in printed order; where the first begins, and the bounding word before it, or ""."""

    posts: tuple[Post, ...]
    start: int
    lead: str


class Titles(TitleBounds):
    """The posts of one text, by the places where they end."""

    def chain(self, head: Hit, busy: int) -> Chain:
        """The posts that end with `head`, as many as are joined by 、 or 兼: 市委副书记、市长."""
        start, lead = self.begin(head, busy)
        if head.kind == "kin":
            return Chain((), start, lead)
        posts: list[Post] = []
        while True:
            span = Span(start, head.end)
            if not 1 < span.end - span.start <= _LONGEST_POST or self.text[start : head.end] == "代表":
                break
            posts.append(Post(self.text[start : head.end], span, "post.before-name"))
            if lead not in ("、", "，", "兼", ",", " "):
                break
            before = self.ends.get(start - 1)
            if before is None or before.kind in ("kin", "group") or before.start <= busy > 0:
                break
            head = before
            following, word = self.begin(head, busy)
            if not 1 < head.end - following <= _LONGEST_POST or self._titled_person(following, head):
                break
            start, lead = following, word
        if posts:
            posts[-1], lead = self._behind_verb(posts[-1], lead)
        posts.reverse()
        return Chain(tuple(posts), posts[0].span.start if posts else head.start, lead)

    def _titled_person(self, start: int, head: Hit) -> bool:
        """Whether a title with nothing but a name before it stands there: 林某院长、|教务处处长赵某."""
        name = self.text[start : head.start]
        if not 2 <= len(name) <= 3 or not is_surname(name[0]) or name[-1] in listed("body_end"):
            return False
        title = self.text[head.start : head.end]
        if not any(title in listed(kind) for kind in ("person_title", "home_title_behind")):
            return False
        return words("not_names").isdisjoint((name, name[:2], name[1:])) and not everyday(name)

    def _behind_verb(self, post: Post, lead: str) -> tuple[Post, str]:
        """A foreign post without the verb before its country: 会议谴责|美国总统. The verb is its lead, then.

        So with a preposition that looks like the beginning of a longer word: 同|安哥拉总统, 对|外交部部长.
        """
        start, end = post.span
        if land_length(self.text, start):
            return post, lead
        abroad = self.text.startswith("外交", start + 1) or land_length(self.text, start + 1)
        if abroad and self.text[start] in _BEFORE_LANDS:
            return Post(self.text[start + 1 : end], Span(start + 1, end), post.rule), self.text[start]
        for at in range(start + 2, end - 2):
            verb = self.text[at - 2 : at]
            if land_length(self.text, at) and is_verb(verb) and verb[1] != "驻":
                return Post(self.text[at:end], Span(at, end), post.rule), verb
        return post, lead

    def noted(self, end: int) -> tuple[Post, ...]:
        """The offices in brackets behind a name that ends at `end`: 总指挥某某（县委常委、副县长）."""
        match = pattern("post.in-brackets").match(self.text, end) if self.text[end : end + 1] in ("（", "(") else None
        posts: list[Post] = []
        start = match.start(1) if match else end
        for part in match[1].split("、") if match else ():
            span = Span(start, start + len(part))
            if span.end not in self.ends or self.ends[span.end].kind in ("kin", "group"):
                return ()
            posts.append(Post(part, span, "post.in-brackets"))
            start = span.end + 1
        return tuple(posts)

    def behind(self, end: int) -> tuple[Post, ...]:
        """The office whose noun alone stands right behind a name that ends at `end`: 武某某|国家主席."""
        number = bisect_left(self.heads, (end,))
        head = self.heads[number] if number < len(self.heads) else None
        if head is None or head.start != end or head.kind not in ("office", "foreign"):
            return ()
        if pattern("title.within").match(self.text, head.end):
            return ()
        return (Post(self.text[end : head.end], Span(end, head.end), "post.behind-name"),)

    def other_title(self, end: int) -> int:
        """Where the brackets end that stand behind a title and hold only another one: 局长|（经理）; or 0."""
        if self.text[end : end + 1] != "（":
            return 0
        close = self.text.find("）", end, end + LONGEST_BRACKETS)
        title = self.text[end + 1 : max(end + 1, close)]
        return close + 1 if title in titles() or title in listed("bracket_title") else 0

    def widened(self, post: Post, end: int) -> Post:
        """The post with what stands behind it up to `end`."""
        return Post(self.text[post.span.start : end], Span(post.span.start, end), post.rule)

    def is_post(self, at: int) -> bool:
        """Whether a post's noun ends before the next separator: then the stretch is a new title, not a name."""
        limit = min(at + _LONGEST_POST, len(self.text))
        found = _SEPARATOR.search(self.text, at, limit)
        stop = found.start() if found else limit
        following = bisect_left(self._end_list, at + 2)
        if following < len(self._end_list) and self._end_list[following] < stop:
            return True
        return stop in self.ends
