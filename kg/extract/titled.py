"""Names in front of a title (某某总书记), and the same people named once more without any."""

from __future__ import annotations

from functools import cache

from kg.extract.everyday import everyday, is_noun
from kg.extract.finder import Finder
from kg.extract.followers import ACTS, DOTTED, follower
from kg.extract.foreign_names import is_hyphened
from kg.extract.lexicon import Hit, foreign, land_length, words
from kg.extract.mention import Mention
from kg.model import Post, Span
from kg.patterns import pattern
from kg.places import names_place
from kg.words import choices, is_surname, listed

__all__ = ["before_titles", "named_again"]

_LONGEST = 8  # characters of a name without dots
_MARKS = frozenset("，。、；：\n")  # nothing stands between one of these and a title
_CLAUSE_ENDS = frozenset("。，；：\n“")
_SHORTEST_BODY, _LONGEST_BODY = 3, 24  # characters of a body before a name with its title
_SHORT = 2  # characters of a short name


def before_titles(finder: Finder) -> None:
    """Names in front of 总书记, 委员长 …; in front of any office where the article has the name already."""
    text, titles = finder.text, finder.titles
    known = {mention.name for mention in finder.found}
    ends = {name[-1] for name in known}
    taken = {mention.span.end for mention in finder.found}
    row = -1  # where the title ends that was read last
    for head in titles.heads:
        if head.start in taken or head.end in finder.used or text[head.start - 1 : head.start] in _MARKS:
            continue
        if text[head.end - 1] == "长" and pattern("post.division").match(text, head.end - 1):
            continue  # 某市|长乐区
        title = text[head.start : head.end]
        foreign_too = title in listed("title_behind") or head.kind == "foreign"
        alone = foreign_too or title in listed("home_title_behind")
        goes_on = follower(text, head.end) if not alone and title in listed("person_title") else ""
        person = goes_on != ""
        if (not alone and not person and head.kind != "office") or pattern("title.within").match(text, head.end):
            continue  # 常委会, 主任会议, 总统府
        at, lead = titles.begin(head, 0, joined=False)
        if at == head.start:
            continue
        start = _title_start(text, at, head.start, known)
        if text.endswith("兼", at, start):
            continue  # 王储兼首相
        name = (_known_before(text, start, known) if text[start - 1] in ends else "") or (
            _titled(text, at, start, head, foreign_too)
            if alone
            else _of_person(text, at, head._replace(start=start), goes_on, follows=at == row + 1)
            if person
            else _member(text, start, title)
        )
        if name:
            span = Span(start - len(name), start)
            finder.groups += 1
            row = head.end
            # 局长甲向|乙部长: a person named before does not belong to this one.
            apart = any(end in taken for end in range(at + 1, span.start + 1))
            post = _post(text, span.start if apart else at, span, head.end)
            begin = span.start if apart else at
            mention = Mention(name, span, (post,), begin, lead, finder.groups, "name.before-title")
            finder.found.append(mention)


def _post(text: str, at: int, name: Span, end: int) -> Post:
    """The title from behind the name up to `end`; with the body that stands before the name: 林业局|王某|局长."""
    body, title = text[at : name.start], text[name.end : end]
    whole = _SHORTEST_BODY <= len(body) <= _LONGEST_BODY and body.isalpha() and body[0] not in listed("our")
    if whole and title not in listed("quoted_title") and (body[-1] in _behind() or _is_body(body)):
        return Post(f"{body}{title}", Span(at, end), "post.around-name")
    return Post(title, Span(name.end, end), "post.behind-name")


def _known_before(text: str, end: int, known: set[str]) -> str:
    """The longest name already found that ends at `end`, or ""."""
    return next((name for k in range(_LONGEST, 1, -1) if (name := text[max(0, end - k) : end]) in known), "")


@cache
def _unit_ends() -> frozenset[str]:
    """The last characters of the names of organs and of their units: no given name before a title ends so."""
    return listed("organ_end") | listed("unit_end")


@cache
def _behind() -> frozenset[str]:
    """The last characters of what a name may stand behind: 大学, too."""
    return _unit_ends() | {"学"}


@cache
def _prefixes() -> dict[str, list[str]]:
    """What belongs to a title in front of its noun, longest first, by last character."""
    table: dict[str, list[str]] = {}
    for prefix in sorted(listed("title_prefix"), key=lambda prefix: (-len(prefix), prefix)):
        table.setdefault(prefix[-1], []).append(prefix)
    return table


def _title_start(text: str, at: int, end: int, known: set[str]) -> int:
    """Where the title begins whose noun stands at `end`: 杜兰|前总统; 新 and 代 may also end the name."""
    for prefix in _prefixes().get(text[end - 1], ()):
        start = end - len(prefix)
        if start > at and text.startswith(prefix, start):
            return start if prefix not in listed("prefix_or_name") or _known_before(text, start, known) else end
    return end


def _titled(text: str, at: int, end: int, head: Hit, foreign_too: bool) -> str:
    """The name that fills the stretch before a title, or ends it where its surname shows: 旅游局|林某|局长."""
    stretch = text[at:end]
    if "·" in stretch or "-" in stretch:
        return stretch if _of_parts(stretch) else ""
    if not stretch.isalpha():
        return ""
    land = land_length(stretch)
    if land:  # 日本|德仁|天皇; but a chairman's land is followed by a body
        stretch = stretch[land:] if head.kind == "foreign" and len(stretch) > land + 1 else ""
    if not stretch or names_place(stretch) or stretch in listed("not_person") or _is_body(stretch):
        return ""
    if 2 <= len(stretch) <= 3 and is_surname(stretch[0]):
        by_field = text[end : head.end] in listed("field_title") and is_noun(stretch[1:])  # 乌|国防|部长
        return "" if by_field or stretch in words("not_names") else stretch
    if foreign_too and 2 <= len(stretch) <= 6 and words("transliteration").issuperset(stretch):
        return "" if text[end] in listed("division_level") else stretch  # 某市|市长 is the mayor of a city
    return _ending(text, stretch, foreign_too)


def _is_body(stretch: str) -> bool:
    """Whether what stands before a title is a body's name by its end: 督查室|主任, 党史中心|主任, 白马村|书记."""
    last = stretch[-1]
    return last in listed("organ_end") or last in listed("body_end") or stretch.endswith(choices("titled_body"))


def _of_parts(stretch: str) -> bool:
    """Whether a stretch is a name of several parts: not 林娜·杜兰基金会|主席."""
    if not listed("no_sound").isdisjoint(stretch):
        return False
    return bool(DOTTED.fullmatch(stretch)) or is_hyphened(stretch)


def _of_person(text: str, at: int, head: Hit, goes_on: str, *, follows: bool) -> str:
    """The name before a title that not only officials bear: behind a body or 我校, or in a clause of its own.

    `follows`: another name with its title stands right before.
    """
    stretch, title = text[at : head.start], text[head.start : head.end]
    name = _of_body(stretch, title)
    if name or (goes_on == "stop" and not follows):
        return name
    if text[at - 2 : at - 1] in listed("our") and text[at - 1] in _behind() and len(stretch) == _SHORT:
        return _short_name(stretch)
    firm = title in listed("business_title")  # 白象|董事长来访: a firm, as likely as a name
    return _whole_name(text, at, head.start, acts=goes_on in ACTS and not firm, follows=follows and not firm)


def _whole_name(text: str, at: int, end: int, *, acts: bool, follows: bool) -> str:
    """A name of three characters; one of two only where it begins its clause: 朱某|校长说.

    And where what officials do stands behind its title (`acts`), or it is printed again, or another name with its
    title stands right before: 朱某书记、|林某|校长.
    """
    stretch = text[at:end]
    if len(stretch) == 2 and follows and text[at - 1 : at] in ("、", "，"):
        return _short_name(stretch)
    if len(stretch) == 2 and text[at - 1 : at] in _CLAUSE_ENDS and (acts or text.count(stretch) > 1):
        return _short_name(stretch)
    return _full_name(stretch)


def _full_name(stretch: str) -> str:
    """The stretch, if it is a name of three characters, before a title that bodies are headed by, too: 许某某|校长."""
    if len(stretch) != 3 or not is_surname(stretch[0]) or stretch[-1] in _unit_ends():
        return ""
    return "" if {stretch, stretch[:2], stretch[1:]} & words("not_names") or names_place(stretch[:2]) else stretch


def _of_body(stretch: str, title: str) -> str:
    """The name behind a body at the end of the stretch, or "": 农科院|许某某|院长, 县党校|许某|校长; no teacher."""
    if title.endswith("教授") or not stretch.isalpha():
        return ""
    if len(stretch) > 4 and stretch[-4] in _behind() and (name := _full_name(stretch[-3:])):
        return name
    return _short_name(stretch[-2:]) if len(stretch) > 3 and stretch[-3] in _behind() else ""


def _short_name(stretch: str) -> str:
    """The stretch, if it is a name of two characters and nothing else."""
    if not is_surname(stretch[0]) or stretch[-1] in _unit_ends() or stretch in words("not_names"):
        return ""
    return "" if everyday(stretch) or names_place(stretch) else stretch


def _member(text: str, end: int, title: str) -> str:
    """The name that is all of a clause before 委员 and a verb: 许某某|委员|指出; or ""."""
    if title not in listed("member_title"):
        return ""
    # A word that bounds titles may be a part of the name: 任|某某, 齐向|某, 王均|某.
    opens = (start for start in (end - 2, end - 3) if text[start - 1 : start] in _CLAUSE_ENDS)
    at = next(opens, -1)
    if at < 0:
        return ""
    name = text[at:end]
    if not pattern("attend.member-says").match(text, end + len(title)):
        return ""
    if len(name) == 2:
        return _short_name(name)
    return "" if not is_surname(name[0]) or {name, name[:2]} & words("not_names") else name


def _ending(text: str, stretch: str, foreign_too: bool) -> str:
    """The name at the end of what stands before a title: behind a body, or one that the article prints elsewhere."""
    for length in (3, 2):
        tail = stretch[-length:]
        behind_body = len(stretch) > length + 1 and stretch[-length - 1] in listed("organ_end")
        if behind_body and is_surname(tail[0]):
            return "" if tail in words("not_names") or tail in foreign() or tail.endswith("会议") else tail
    last = stretch[-3:] if foreign_too else ""
    if len(last) < 3 or last in foreign() or not is_surname(last[0]):
        return ""
    # 领会某某某总书记: printed elsewhere behind other characters, or else the one before may be part of the name.
    return last if text.count(last) > max(1, text.count(stretch[-4:])) else ""


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
