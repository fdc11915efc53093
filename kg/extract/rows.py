"""Names without a post before them: set in columns, elected or appointed, and in front of what officials do."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.finder import Finder, called
from kg.extract.followers import Candidate
from kg.extract.foreign_names import dotted_name, is_name_or_sounds
from kg.extract.names import chinese_name, is_whole_name
from kg.model import Post, Span
from kg.patterns import pattern
from kg.words import listed, surnames

__all__ = ["before_verbs", "in_columns", "in_predicates"]

# Behind these characters a clause may begin with bare names.
_MARKS = "[。！？；，：\n（ 由有是及]"
_FIRST_ROW = 24  # characters that the first name of a text and what stands behind it take
_LONGEST_NAME = 6  # characters of a name in a column: 乌云其其格
_LONGEST_COMPLEMENT = 40  # characters of an office to which somebody is elected
_STOPS = frozenset("。；：\n")


def in_columns(finder: Finder) -> None:
    """Lines of names set in columns, two characters set wide: 王  旭 李元吉. The line before may end with a post."""
    lines = finder.text.split("\n")[1:] if " " in finder.text else ()
    if not any(map(_may_be_columns, lines)):
        return
    columns, token = _columns()
    finder.busy = 0
    taken = {mention.span.start for mention in finder.found}
    posts: tuple[Post, ...] = ()
    last = -9
    for line in columns.finditer(finder.text):
        spans = _pairs([Span(*found.span()) for found in token.finditer(finder.text, *line.span())])
        names = [finder.text[a:b].replace(" ", "") for a, b in spans]
        if len(names) < 2 or not all(map(is_name_or_sounds, names)):
            continue
        head = finder.titles.ends.get(_end_of_line_before(finder.text, line.start()))
        if line.start() != last + 1 or head:
            posts = finder.titles.chain(head, finder.busy).posts if head else ()
        last = line.end()
        finder.groups += 1
        for span in spans:
            if span.start not in taken:
                finder.add(*span, "name.in-column", posts=posts)


def _may_be_columns(line: str) -> bool:
    """Whether there is nothing in a line but words that are short enough for names: a quick no for nearly all."""
    words = line.split(" ")
    return len(words) > 1 and "".join(words).isalpha() and max(map(len, words)) <= _LONGEST_NAME


@cache
def _columns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A line of names and spaces only, and one of its words; few articles need them."""
    line = r"(?<=\n)[\u3400-\u9fff][\u3400-\u9fff ]{3,80}(?=\n|$)"
    return re.compile(line), re.compile(r"[\u3400-\u9fff]+")


def _end_of_line_before(text: str, at: int) -> int:
    """Where the text before the line break ends, without its colon."""
    for marks in ("\n", "：:"):
        while at and text[at - 1] in marks:
            at -= 1
    return at


def _pairs(tokens: list[Span]) -> list[Span]:
    """The tokens of a column line, two single characters in a row joined to one name."""
    joined: list[Span] = []
    half = False
    for token in tokens:
        single = token.end - token.start == 1
        if single and half:
            joined[-1] = Span(joined[-1].start, token.end)
        else:
            joined.append(token)
        half = single and not half
    return joined


def in_predicates(finder: Finder) -> None:
    """选举某某为市长, 任命甲为…，乙为…, 推选甲、乙为…: names between the verb and the complement; no post yet."""
    text = finder.text
    for match in pattern("people.elected").finditer(text):
        names: list[Span] = []
        at = match.end()
        first = "people.complement-named" if match[0] == "：" else "people.complement"
        while found := _elected(finder, at, "people.complement-list" if names else first):
            names += found
            at = found[-1].end
            comma = text.find("，", at, at + _LONGEST_COMPLEMENT)
            if comma < 0 or not _STOPS.isdisjoint(text[at:comma]) or pattern("people.elected").match(text, comma + 1):
                break
            at = comma + 1
        if names:
            finder.groups += 1
        for span in names:
            finder.add(*span, "name.in-predicate", lead=match[0])


def _elected(finder: Finder, at: int, complement: str) -> list[Span]:
    """The name, or the list of names, at `at`, if a complement (为某主任) stands behind."""
    text = finder.text
    for length in (3, 2, 4):
        end = at + length
        stated = pattern(complement).match(text, end)
        # What somebody becomes or leaves is an office: 选举某某为市长, but not 春天里的中国, 以某地为重要基地.
        office = stated and finder.titles.is_post(stated.end()) and text[end - 1] != "兼"
        if office and is_whole_name(text[at:end], anchored=True):
            return [Span(at, end)]
    names: list[Span] = []
    while candidate := finder.member(at, sure=len(names) > 1):
        names.append(Span(at, candidate.end))
        following = pattern("people.join").match(text, candidate.end)
        if following is None:
            break
        at = following.end()
    complete = len(names) > 1 and pattern("people.complement-list").match(text, names[-1].end)
    return names if complete else []


@cache
def _opening() -> re.Pattern[str]:
    """Bare names behind a mark: a surname, and soon a separator, a verb or an adverb before one."""
    table = surnames()
    first = "".join(sorted(name for name, kind in table.items() if len(name) == 1 and kind != "weak"))
    pairs = "|".join(sorted(name for name, kind in table.items() if kind == "compound"))
    verbs = "|".join(sorted(listed("official_verb")))
    rest = rf"[\u3400-\u9fff]{{1,3}}?(?:[、 等和及也还都均一共分先应率当0-9（(]|同志|{verbs})"
    row = rf"(?=(?:[{first}]|{pairs}){rest}|[{first}] {{1,4}}[\u3400-\u9fff][、，。 ]|[\u3400-\u9fff]{{1,8}}·)"
    return re.compile(_MARKS + row)


def before_verbs(finder: Finder) -> None:
    """Names at the beginning of a clause and in front of a verb of officials: 甲、乙陪同调研; 由甲主持."""
    taken = {mention.span.start for mention in finder.found}
    readings = _Rows(finder)
    opening = _opening()
    places = [0] if opening.match("\n" + finder.text[:_FIRST_ROW]) else []
    places += [mark.end() for mark in opening.finditer(finder.text)]
    for at in places:
        if at in taken or (finder.text[at - 1 : at] == "及" and not finder.text.endswith("以及", 0, at)):
            continue
        names = readings.at(at)
        if names and not finder.titles.is_cut(at):
            finder.groups += 1
            lead = "由" if at and finder.text[at - 1] == "由" else ""
            posts = called(finder, names[-1].end)
            for span in names:
                if span.start not in taken:
                    taken.add(span.start)
                    noted = finder.titles.noted(span.end)
                    finder.add(*span, "name.before-verb", posts=(*posts, *noted), lead=lead)


def _drum(text: str, names: list[Span]) -> bool:
    """Whether three or more begin alike: 谈体会、谈认识、谈感受 is no list of people."""
    return len(names) > 2 and len({text[name.start] for name in names}) == 1


def _before_others(text: str, at: int) -> Candidate | None:
    """One name before 等 or people who are not named, and what they do: 某某|等参加会见."""
    for length in (3, 2):
        end = at + length
        if text[end : end + 1] not in ("等", "和", "及", "以"):
            continue
        if pattern("people.others").match(text, end) or pattern("people.pair").match(text, end):
            candidate = chinese_name(f"{text[at:end]}，", 0, anchored=False)
            if candidate and candidate.end == length:
                return Candidate(end, candidate.rank)
    return None


class _Rows:
    """Reads rows of bare names; where a row has once failed from a place on, no other row is read through it."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.dead: set[int] = set()
        """From the third name on: where a row meets what is no name."""
        self.idle: set[int] = set()
        """From the third name on: where a row ends without a word of what its people do."""

    def at(self, at: int) -> list[Span]:
        """The names of a bare list that begins at `at` and runs up to a verb of officials, or nothing."""
        text = self.finder.text
        names: list[Span] = []
        sure: list[int] = []
        join = pattern("people.join")
        while True:
            if not names:
                candidate = self.finder.spaced(at) or dotted_name(text, at) or chinese_name(text, at, anchored=False)
                candidate = candidate or _before_others(text, at)
            else:
                candidate = self._next(at, names, sure)
            if candidate is None:
                return names if self._with_others(names) else self._failed(sure)
            names.append(Span(at, candidate.end))
            following = join.match(text, candidate.end)
            if not following:
                break
            at = following.end()
            if self.finder.titles.is_post(at) and self.finder.member(at, sure=True) is None:
                return names if self._with_others(names) else self._failed(sure)
        if self._complete(names) and not _drum(text, names):
            return names
        self.idle.update(sure)
        return []

    def _complete(self, names: list[Span]) -> bool:
        """Whether what stands behind the row, or its length, shows that these are people who do something."""
        text, end = self.finder.text, names[-1].end
        if pattern("people.does").match(text, end) or self._with_others(names):
            return True
        if len(names) > 1 and any(pattern(key).match(text, end) for key in ("people.called-group", "people.comrades")):
            return True
        return len(names) > 2 and (text[end : end + 1] in ("，", "；") or self._told(names))

    def _with_others(self, names: list[Span]) -> bool:
        """Whether people who are not named follow the row, and what they all do: 某某|及有关部门负责同志陪同."""
        return bool(names) and bool(pattern("people.others").match(self.finder.text, names[-1].end))

    def _told(self, names: list[Span]) -> bool:
        """Whether the row stands behind 有 or 是: 还有|甲、乙、丙, 还有：|甲、乙、丙."""
        text, at = self.finder.text, names[0].start
        return text[at - 1 : at] in ("有", "是") or text[at - 2 : at] in ("有：", "是：", "有:", "是:")

    def _next(self, at: int, names: list[Span], sure: list[int]) -> Candidate | None:
        """The name at `at`, behind others; from the third on it depends on nothing but the place, noted in `sure`."""
        if len(names) > 1:
            if at in self.dead or (at in self.idle and not self._told(names)):
                return None
            sure.append(at)
        return self.finder.member(at, sure=len(names) > 1)

    def _failed(self, sure: list[int]) -> list[Span]:
        self.dead.update(sure)
        return []
