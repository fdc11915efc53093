"""Names right behind a post, and the lists that begin there: 副县长甲、乙、丙; 县领导：甲、乙."""

from __future__ import annotations

from functools import cache

from kg.extract.finder import Finder
from kg.extract.foreign_names import dotted_name, foreign_name, is_foreign_post, transcribed_name
from kg.extract.lexicon import Hit, post_heads, surnames, words
from kg.extract.names import Candidate, chinese_name, follower
from kg.extract.patterns import pattern
from kg.model import Post

__all__ = ["behind_posts"]

_TO_LIST = frozenset(" （(：:为是有")
_GOES_ON = frozenset(("、", "，", "和", " "))
_NO_NAME = frozenset("同与和对向给在")


def behind_posts(finder: Finder) -> None:
    """Every name right behind a noun of a post, with the posts before it, and the list that it begins."""
    finder.busy = 0
    for head in finder.titles.heads:
        if head.end >= finder.busy and head.kind != "private":
            _behind(finder, head)


def _behind(finder: Finder, head: Hit) -> None:
    text, at = finder.text, head.end
    if text[at - 1] == "长" and pattern("post.division").match(text, at - 1):
        return  # 某市|长乐区, not 市长
    if text[at : at + 1] in _TO_LIST:
        at = pattern("post.to-list").match(text, at).end()  # type: ignore[union-attr]  # matches "", too
    if not _may_begin(text, at) or finder.titles.is_cut(at):
        return
    posts, start, lead = finder.titles.chain(head, finder.busy)
    if not posts and head.kind != "kin":
        return
    if posts and posts[0].text.startswith(tuple(finder.known)):
        return
    if len(posts) == 1 and surnames().get(finder.text[posts[0].span.start : head.start], "weak") != "weak":
        return  # 林副市长: a surname and a title
    candidate = _name(finder, at, posts, head)
    if candidate is None:
        return
    finder.groups += 1
    finder.used.add(head.end)
    noted = finder.titles.noted(candidate.end)
    finder.add(at, candidate.end, "name.behind-post", posts=(*posts, *noted), start=start, lead=lead)
    _rest_of_list(finder, candidate.end, posts, lead)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in surnames()) | words("transliteration")


def _may_begin(text: str, at: int) -> bool:
    """Whether a name can begin there at all: a quick no for the most of what stands behind posts."""
    return text[at : at + 1] in _beginnings() or "·" in text[at + 1 : at + 9] or not follower(text, at)


def _rest_of_list(finder: Finder, end: int, posts: tuple[Post, ...], lead: str) -> None:
    """The names that follow in the same list share its posts: 市领导甲、乙、丙."""
    members = 0
    while True:
        join = pattern("people.join").match(finder.text, end)
        at = join.end() if join else _after_comma(finder, end)
        if at is None:
            return
        members += 1
        candidate = finder.member(at, sure=members > 2)
        if candidate is None:
            return
        finder.add(at, candidate.end, "name.in-list", posts=posts, lead=lead)
        end = candidate.end


def _after_comma(finder: Finder, end: int) -> int | None:
    """Where a list of bare names goes on behind a comma: 副县长甲，乙，丙，各部门."""
    text = finder.text
    if text[end : end + 1] not in ("，", ","):
        return None
    candidate = chinese_name(text, end + 1, anchored=False)
    if candidate is None or text[candidate.end : candidate.end + 1] not in ("，", ",", "、"):
        return None
    return None if finder.titles.is_post(end + 1) else end + 1


def _name(finder: Finder, at: int, posts: tuple[Post, ...], head: Hit) -> Candidate | None:
    """The name at `at`, right behind the posts that end with `head`."""
    spaced = finder.spaced(at)
    if spaced:
        return spaced
    if any(is_foreign_post(post.text, head.kind) for post in posts):
        if finder.text[at : at + 1] in _NO_NAME:
            return None
        candidate = foreign_name(finder.text, at)
        return candidate if candidate and not post_heads().holds(finder.text[at : candidate.end]) else None
    return _home_name(finder, at, head)


def _doubtful(finder: Finder, at: int, name: Candidate) -> bool:
    """Whether behind a group (县领导) the name may be what the group does: 县领导都认真…."""
    if finder.text[at : name.end] in words("not_names"):
        return True
    return surnames().get(finder.text[at]) == "weak" and finder.text[name.end : name.end + 1] not in _GOES_ON


def _home_name(finder: Finder, at: int, head: Hit) -> Candidate | None:
    """The name behind a Chinese post: by its surname, of several parts, or by its sounds behind an office."""
    sure = head.kind == "office"
    native = chinese_name(finder.text, at, anchored=True, sure=sure)
    if native and head.kind == "group" and _doubtful(finder, at, native):
        return None
    if native and native.rank >= 3:
        return native
    dotted = dotted_name(finder.text, at)
    return dotted or native or (transcribed_name(finder.text, at) if sure else None)
