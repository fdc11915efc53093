"""Names right behind a post, and the lists that begin there: 副县长甲、乙、丙; 县领导：甲、乙."""

from __future__ import annotations

from functools import cache

from kg.extract.finder import Finder, called, called_office
from kg.extract.followers import Candidate, follower
from kg.extract.foreign_names import (
    dotted_name,
    foreign_name,
    is_foreign_post,
    latin_name,
    transcribed_name,
)
from kg.extract.lexicon import Hit, foreign, land_length, post_heads, words
from kg.extract.names import chinese_name, is_whole_name
from kg.extract.unusual_names import in_sounds_rather, without_surname
from kg.model import Post, Span
from kg.patterns import pattern
from kg.places import names_place
from kg.words import choices, is_surname, listed, surnames

__all__ = ["behind_posts"]

_TO_LIST = frozenset(" （(：:为是有")
_GOES_ON = frozenset(("、", "，", "和", " "))
_APART = frozenset(("及", "和", "以及"))
_LEVELS = frozenset("县区市旗州盟")
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
    close = 0
    if text[at : at + 1] in _TO_LIST:
        close = finder.titles.other_title(at)
        at = pattern("post.to-list").match(text, at).end()  # type: ignore[union-attr]  # matches "", too
    if not _may_begin(text, at) or finder.titles.is_cut(at) or pattern("title.noun").match(text, at):
        return
    posts, start, lead = finder.titles.chain(head, finder.busy)
    if not posts and head.kind != "kin":
        return
    if posts and (_is_no_post(finder, posts, head) or _names_somebody(finder, posts, head)):
        return
    if posts and lead and text.endswith(choices("elected"), 0, start):
        posts = _not_of_elected(text, start, posts)
    if posts and close == at:  # 局长（经理）|某某
        posts = (*posts[:-1], finder.titles.widened(posts[-1], close))
    candidate = _name(finder, at, posts, head)
    if candidate is None or (_apart(text, at, head) and not _is_listed(text, candidate.end)):
        return
    finder.groups += 1
    finder.used.add(head.end)
    noted = finder.titles.noted(candidate.end)
    finder.add(at, candidate.end, "name.behind-post", posts=(*posts, *noted), start=start, lead=lead)
    _rest_of_list(finder, candidate.end, posts, lead, head)


def _not_of_elected(text: str, start: int, posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts without that of whoever stands before them: 甲当选为|会长|乙; 甲当选会长 |主席乙."""
    spaces = [number for number, post in enumerate(posts, 1) if text[post.span.end] == " "]
    if spaces:
        return posts[spaces[-1] :]
    return () if text[start - 1] == "为" else posts  # 会见|当选总统某某


def _apart(text: str, at: int, head: Hit) -> bool:
    """Whether a colon, or behind a group a space, stands before the name: 选举产生新一届领导人 林启明当选."""
    return at > head.end and (text[at - 1] in "：:" or (text[at - 1] == " " and head.kind == "group"))


def _is_listed(text: str, end: int) -> bool:
    """Whether a name behind a colon ends as those of a list do: of 副部长：全力推进 what is said is no name."""
    return end >= len(text) or text[end] in "、，；。 \n（(等和及"


def _is_no_post(finder: Finder, posts: tuple[Post, ...], head: Hit) -> bool:
    """Whether what looks like a post is a country (苏丹), somebody's name and title, or somebody of long ago."""
    if posts[0].text.startswith(tuple(finder.known)):
        return True
    title = finder.text[head.start : head.end]
    if title[-1] == "家" and pattern("post.history").match(posts[0].text):
        return True
    start = posts[-1].span.start
    if title == "代表" and any(_holds_office(finder, end, head.start) for end in range(start + 2, head.start)):
        return True  # 议长某某|代表|外方发言
    return title in foreign() and not 0 < land_length(finder.text, start) < head.end - start


def _holds_office(finder: Finder, end: int, stop: int) -> bool:
    """Whether the noun of an office ends at `end`, and a transcribed name fills the rest up to `stop`."""
    office = finder.titles.ends.get(end)
    if office is None or office.kind not in ("office", "foreign"):
        return False
    return words("transliteration").issuperset(finder.text[end:stop])


def _names_somebody(finder: Finder, posts: tuple[Post, ...], head: Hit) -> bool:
    """Whether the one post is a title behind a name or a surname: 林副市长, 林启明总书记|曾两次, 林启明副主席|成功."""
    if len(posts) > 1:
        return False
    stretch = finder.text[posts[0].span.start : head.start]
    kind = surnames().get(stretch, "weak")
    if kind != "weak":  # 林|副市长, but 南宫|市委书记, 赵|县长
        level = finder.text[head.start]
        return not (names_place(stretch) or (level in _LEVELS and names_place(stretch + level)))
    if not 2 <= len(stretch) <= 3 or finder.text[head.start : head.end] not in listed("title_behind"):
        return False
    if stretch in words("not_names") or stretch in foreign() or names_place(stretch):
        return False
    if words("transliteration").issuperset(stretch) or not listed("no_sound").isdisjoint(stretch):
        return False  # 莫斯科|市长, 乌国防|部长
    return is_whole_name(stretch, anchored=False)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in surnames()) | words("transliteration") | listed("rare_surname")


def _may_begin(text: str, at: int) -> bool:
    """Whether a name can begin there at all: a quick no for the most of what stands behind posts."""
    return text[at : at + 1] in _beginnings() or "·" in text[at + 1 : at + 9] or not follower(text, at)


def _rest_of_list(finder: Finder, end: int, posts: tuple[Post, ...], lead: str, head: Hit) -> None:
    """The names that follow in the same list share its posts: 市领导甲、乙、丙."""
    text = finder.text
    joins: list[str] = []
    spans: list[Span] = []
    behind_comma = -1  # the first of those behind the last comma
    abroad = any(is_foreign_post(post.text, head.kind) for post in posts)
    while True:
        join = pattern("people.join").match(text, end)
        at = join.end() if join else _after_comma(finder, end, abroad=abroad)
        candidate = None if at is None else finder.member(at, sure=len(spans) > 0)
        if at is None or candidate is None:
            break
        behind_comma = behind_comma if join else len(spans)
        joins.append(text[end:at])
        spans.append(Span(at, candidate.end))
        end = candidate.end
    if len(spans) > 1 and head.kind != "group" and joins[0] in _APART and _APART.isdisjoint(joins[1:]):
        posts = called(finder, end)  # 县政协主席甲及乙、丙、丁等县领导: the post is the first one's
    office = called_office(finder, end) if behind_comma >= 0 else ()  # 议长甲，乙、丙等三位副首相
    for number, span in enumerate(spans):
        noted = finder.titles.noted(span.end)
        shared = office if office and number >= behind_comma else posts
        finder.add(*span, "name.in-list", posts=finder.titles.behind(span.end) or (*shared, *noted), lead=lead)


def _after_comma(finder: Finder, end: int, *, abroad: bool) -> int | None:
    """Where a list of bare names goes on behind a comma: 副县长甲，乙，丙，各部门; `abroad`: their post is foreign."""
    text = finder.text
    if text[end : end + 1] not in ("，", ","):
        return None
    candidate = chinese_name(text, end + 1, anchored=True)
    if candidate is None and abroad and not land_length(text, end + 1):
        candidate = transcribed_name(text, end + 1)  # 议长某某，杜兰、马丁等两位副首相
    if candidate is None or text[candidate.end : candidate.end + 1] not in ("，", ",", "、"):
        return None
    return None if finder.titles.is_post(end + 1) else end + 1


def _name(finder: Finder, at: int, posts: tuple[Post, ...], head: Hit) -> Candidate | None:
    """The name at `at`, right behind the posts that end with `head`."""
    plain = finder.spaced(at) or latin_name(finder.text, at)
    if plain:
        return plain
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


def _to_another(finder: Finder, at: int, name: Candidate) -> bool:
    """Whether what looks like a name is a preposition with another's surname and title: 林启明院长|向马|书记致谢."""
    if finder.text[at] != "向" or name.end - at > 2:
        return False
    return is_surname(finder.text[at + 1]) and bool(finder.titles.behind(name.end))


def _home_name(finder: Finder, at: int, head: Hit) -> Candidate | None:
    """The name behind a Chinese post: by its surname, of several parts, or by its sounds behind an office."""
    sure = head.kind == "office"
    native = chinese_name(finder.text, at, anchored=True, sure=sure)
    if native and ((head.kind == "group" and _doubtful(finder, at, native)) or _to_another(finder, at, native)):
        return None
    behind = finder.text[native.end : native.end + 1] if native else ""
    sounds = in_sounds_rather(finder.text, at, native.end) if native else None
    if sounds:
        return sounds
    if native and (native.rank >= 3 or behind in _NO_NAME) and behind != "-":
        return native  # 主席林启明|向|尼古拉·杜兰致电
    dotted = dotted_name(finder.text, at)
    return dotted or native or without_surname(finder.text, at, head.kind)
