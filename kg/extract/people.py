"""Finds the people of an article: names behind posts, in lists, in front of verbs and of titles, with their posts."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from kg.extract.lexicon import Hit, foreign, post_bounds, post_heads, surnames, words
from kg.extract.names import Candidate, chinese_name, dotted_name, follower, foreign_name, is_foreign_post
from kg.model import Post, Span

__all__ = ["Mention", "find_people"]

_LONGEST_POST = 40
_SPACED = re.compile(r"([\u3400-\u9fff]) {1,4}([\u3400-\u9fff])")
_TO_LIST = re.compile(r" {0,4}(?:[（(][^（）()\n]{1,12}[）)])?(?:(?:为|是|有)?[：:] {0,2})?")
# An office in brackets behind the name: 总指挥某某（副县长）.
# 福州市|长乐区, not 福州市长.
_DIVISION = re.compile("长(?:[乐沙安宁兴春治葛垣丰清岛海岭汀泰阳武寿顺子白洲][区县市]|[\u3400-\u9fff]{1,2}[镇乡])")
_BRACKETS = re.compile(r"[（(]([^（）()\n，、]{2,20})[）)]")
# What people in a bare list do, behind 等 and the small words that may stand before the verb.
_PARTS = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}")
# A line of names and spaces only, and one of its words.
_COLUMNS = re.compile(r"(?<=\n)[\u3400-\u9fff][\u3400-\u9fff ]{3,80}(?=\n|$)")
_TOKEN = re.compile(r"[\u3400-\u9fff]+")
_ELECTED = re.compile("选举|补选|任命|决定任命|免去|接受|提名|推选|同意|：")
_COMPLEMENT = re.compile(r"(?:同志)?(?:为|任|的|辞去|担任)(?=[\u3400-\u9fff]{2,30})")
_VERBS = (
    "出席|参加|列席|主持|陪同|参与|参会|会见|调研|检查|考察|督导|慰问|看望|视察|讲话|致辞|发言|汇报|作|到会|与会|就"
)
_DOES = re.compile(r"等?(?:也|还|都|均|一同|一起|共同|分别|先后|应邀|率队|率|当天|[0-9]{1,2}日){0,2}(?:" + _VERBS + ")")
# A name in the title of a doctrine or a formula of loyalty names nobody who is there.
_SLOGAN = re.compile(r"同志为|新时代|[\u3400-\u9fff]{0,4}思想|论述摘编|谈治国|关于[^，。]{0,30}论述|著作|文选")
_AND = frozenset("和与及")
_OFFICES = frozenset("局部委厅院办会司处署")
# Last characters of bodies: 常委会委员长 is no 常委会 by name.
_ORGANS = frozenset("会委部局院府党组团处署厅办社司区市县省国州旗乡镇联协盟")
# Titles that stand behind the full name even where the article has not yet named the person.
_TITLES = frozenset(
    [
        "总书记",
        "主席",
        "委员长",
        "总理",
        "省长",
        "代省长",
        "市长",
        "代市长",
        "书记",
        "副总理",
        "副省长",
        "部长",
        "副主席",
        "国务委员",
        "县长",
        "区长",
    ]
)
# What a list of names runs on across; a space only between names of a column.
_JOIN = re.compile(r"(?:[（(][^（）()\n]{1,8}[）)])?(?:、| {1,4}|和(?=[\u3400-\u9fff])|及(?=[\u3400-\u9fff]))")


@cache
def _openings() -> re.Pattern[str]:
    """Where a clause may begin with bare names: a surname, and soon a separator, a verb or a small word before one."""
    first = "".join(sorted(name for name, kind in surnames().items() if len(name) == 1 and kind != "weak"))
    pairs = "|".join(sorted(name for name, kind in surnames().items() if kind == "compound"))
    rest = r"[\u3400-\u9fff]{1,3}?(?:[、 等和及也还都均一共分先应率当0-9（(]|" + _VERBS + ")"
    return re.compile(
        rf"(?:^|[。！？；，：\n（ 由有是])(?=[{first}](?:{rest}| {{1,4}}[\u3400-\u9fff][、，。 ])|(?:{pairs}){rest}|[\u3400-\u9fff]{{1,8}}·)"
    )


class Mention(NamedTuple):
    """One person named at one place. `start` is where the posts before the name begin, `lead` the word before that.

    `group` numbers the list that the mention stands in; the members of a list share their posts.
    """

    name: str
    span: Span
    posts: tuple[Post, ...]
    start: int
    lead: str
    group: int
    rule: str

    @property
    def end(self) -> int:
        """Where the mention ends: behind the name, or behind the title that follows it."""
        return max(self.span.end, self.posts[-1].span.end) if self.posts else self.span.end


class _Finder:
    """One pass over one article. Everything is found from left to right, each stretch at most once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.heads = post_heads().scan(text)
        self.ends = {hit.end: hit for hit in self.heads}
        self.bounds = post_bounds().spans(text, "cut", numbered="number")  # 日, 月, 年 only where they end a date
        self.cuts = [end for _, end in self.bounds]
        self.cut_words = {start for start, end in self.bounds if end - start > 1}
        self.found: list[Mention] = []
        self.known: set[str] = set()
        self.used: set[int] = set()
        self.busy = 0
        self.groups = 0

    def run(self) -> list[Mention]:
        for head in self.heads:
            if head.end >= self.busy:
                self._behind(head)
        self.busy = 0
        self._columns()
        self._predicates()
        self.busy = 0
        self._bare()
        self.busy = 0
        self._before_titles()
        self._again()
        self.found.sort(key=lambda mention: mention.span)
        return self.found

    def _columns(self) -> None:
        """Lines of names set in columns, two-character names wide: 王  旭 李元吉. The line before may end with a post."""
        taken = {mention.span.start for mention in self.found}
        posts: tuple[Post, ...] = ()
        last = -9
        for line in _COLUMNS.finditer(self.text):
            spans = _pair([Span(*m.span()) for m in _TOKEN.finditer(self.text, *line.span())])
            names = [self.text[a:b].replace(" ", "") for a, b in spans]
            if len(names) < 2 or not all(chinese_name(f"{n}，", 0, anchored=True, sure=True) for n in names):
                continue
            before = self.text[: line.start()].rstrip("\n").rstrip("：:")
            head = self.ends.get(len(before))
            if line.start() != last + 1 or head:
                posts = self._posts(head)[0] if head else ()
            last = line.end()
            self.groups += 1
            for span in spans:
                if span.start not in taken:
                    self._add(*span, posts, span.start, "", "name.in-column")

    def _predicates(self) -> None:
        """选举某某为市长, 任命某某同志为…: the name stands between the verb and its complement; no post yet."""
        for match in _ELECTED.finditer(self.text):
            at = match.end()
            for length in (3, 2, 4):
                end = at + length
                if chinese_name(self.text[at:end] + "，", 0, anchored=True) and _COMPLEMENT.match(self.text, end):
                    self.groups += 1
                    self._add(at, end, (), at, match[0], "name.in-predicate")
                    break

    def _bare(self) -> None:
        """Names without a post, at the beginning of a clause and in front of a verb of officials: 甲、乙陪同调研."""
        taken = {mention.span.start for mention in self.found}
        for match in _openings().finditer(self.text):
            at = match.end()
            if at in taken or at in self.cut_words:
                continue
            names = self._row(at)
            if names:
                self.groups += 1
                lead = match[0] if match[0] == "由" else ""
                for span in names:
                    if span.start not in taken:
                        self._add(*span, (), span.start, lead, "name.before-verb")

    def _row(self, at: int) -> list[Span]:
        """The names of a bare list that begins at `at` and runs up to a verb of officials, or nothing."""
        names: list[Span] = []
        end = at
        while True:
            candidate = self._spaced(at) or self._dotted(at)
            if candidate is None and names:
                candidate = self._member(at, sure=len(names) > 1)
            elif candidate is None:
                candidate = chinese_name(self.text, at, anchored=False)
            if candidate is None:
                return []
            names.append(Span(at, candidate.end))
            end = candidate.end
            join = _JOIN.match(self.text, end)
            if not join:
                break
            at = join.end()
            if self._is_post(at):
                return []
        listed = len(names) > 2 and (
            self.text[end : end + 1] in ("，", "；") or self.text[names[0].start - 1] in "有是"
        )
        return names if listed or _DOES.match(self.text, end) else []

    def _before_titles(self) -> None:
        """Names in front of a title: 总书记, 委员长 …; any title where the article has the name already."""
        known = {mention.name for mention in self.found}
        taken = {mention.span.end for mention in self.found}
        for head in self.heads:
            if head.start in taken or head.end in self.used:
                continue
            title = self.text[head.start : head.end]
            if head.kind not in ("office", "foreign") and title not in _TITLES:
                continue
            at, lead = self._bound(head, joined=False)
            name = self._titled(at, head.start, known) if title in _TITLES or head.kind == "foreign" else ""
            name = name or next(
                (n for n in (self.text[head.start - k : head.start] for k in (3, 2, 4)) if n in known), ""
            )
            if name:
                span = Span(head.start - len(name), head.start)
                post = Post(title, Span(head.start, head.end), "post.behind-name")
                self.groups += 1
                self.found.append(Mention(name, span, (post,), span.start, lead, self.groups, "name.before-title"))

    def _again(self) -> None:
        """The same people named once more, without a post: 林某某指出. Not within a slogan (…思想, …同志为核心)."""
        taken = [mention.span for mention in self.found]
        covered = bytearray(len(self.text))
        for span in taken:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        for name in sorted({mention.name for mention in self.found}, key=lambda n: (-len(n), n)):
            at = self.text.find(name)
            while at >= 0:
                end = at + len(name)
                if not any(covered[at:end]):
                    covered[at:end] = b"\1" * len(name)
                    if not _SLOGAN.match(self.text, end):
                        self.groups += 1
                        mention = Mention(name, Span(at, end), (), at, self._lead(at), self.groups, "name.again")
                        self.found.append(mention)
                at = self.text.find(name, end)

    def _lead(self, at: int) -> str:
        """The bounding word that ends right before `at`, or ""."""
        number = bisect_right(self.cuts, at) - 1
        if number < 0 or self.cuts[number] != at:
            return ""
        return self.text[self.bounds[number][0] : at]

    def _titled(self, at: int, end: int, known: set[str]) -> str:
        """The name that fills the stretch before a title, or ends it where its surname shows: 落实|习某某|总书记."""
        stretch = self.text[at:end]
        if "·" in stretch:
            return stretch if _PARTS.fullmatch(stretch) else ""
        if stretch in foreign() or stretch[-1:] in _ORGANS:
            return ""
        if 2 <= len(stretch) <= 3 and surnames().get(stretch[0], "weak") != "weak":
            return "" if stretch in words("not_names") else stretch
        if 2 <= len(stretch) <= 6 and words("transliteration").issuperset(stretch) and stretch not in foreign():
            return stretch
        return (
            stretch[-3:] if surnames().get(stretch[-3:-2], "weak") != "weak" and stretch[-3:] in self.text[:at] else ""
        )

    def _behind(self, head: Hit) -> None:
        """A name right behind a post's noun, and the list that it may begin."""
        if head.kind == "private" or _DIVISION.match(self.text, head.end - 1):
            return
        at = head.end
        at = _TO_LIST.match(self.text, at).end()  # type: ignore[union-attr]  # the pattern matches nothing, too
        posts, start, lead = self._posts(head)
        if posts and any(posts[0].text.startswith(name) for name in self.known):
            return
        if not posts and head.kind != "kin":
            return
        candidate = self._name(at, posts, head)
        if candidate is None:
            return
        self.groups += 1
        self.used.add(head.end)
        self._add(at, candidate.end, (*posts, *self._noted(candidate.end)), start, lead, "name.behind-post")
        self._list(candidate.end, posts, lead)

    def _noted(self, end: int) -> tuple[Post, ...]:
        """The office in brackets behind a name."""
        match = _BRACKETS.match(self.text, end)
        if match is None or match.end(1) not in self.ends or self.ends[match.end(1)].kind in ("kin", "group"):
            return ()
        return (Post(match[1], Span(match.start(1), match.end(1)), "post.in-brackets"),)

    def _name(self, at: int, posts: tuple[Post, ...], head: Hit) -> Candidate | None:
        if at in self.cut_words:
            return None
        spaced = self._spaced(at)
        if spaced:
            return spaced
        if any(is_foreign_post(post.text, head.kind) for post in posts):
            if self.text[at : at + 1] in tuple("同与和对向给在"):
                return None
            candidate = foreign_name(self.text, at)
            return candidate if candidate and not post_heads().scan(self.text[at : candidate.end]) else None
        sure = head.kind == "office"
        native = chinese_name(self.text, at, anchored=True, sure=sure)
        if native and head.kind == "group" and self.text[at : native.end] in words("not_names"):
            return None
        if native and native.rank >= 3:
            return native
        dotted = dotted_name(self.text, at)
        if dotted and not post_heads().scan(self.text[at : dotted.end]):
            return dotted
        return native or (self._transcribed(at) if sure else None)

    def _transcribed(self, at: int) -> Candidate | None:
        """A minority name without a dot (才让东珠) behind an office: three to five sounds up to what can follow a name."""
        sounds = words("transliteration")
        end = at
        while end < len(self.text) and self.text[end] in sounds and end - at < 6:
            end += 1
        for stop in range(end, at + 2, -1):
            kind = follower(self.text, stop)
            if kind in ("stop", "verb", "word") or (kind == "weak" and stop == end):
                return Candidate(stop, 3)
        return None

    def _spaced(self, at: int) -> Candidate | None:
        """王  旭: a two-character name set wide in a column."""
        match = _SPACED.match(self.text, at)
        if (
            match
            and follower(self.text, match.end())
            and chinese_name(f"{match[1]}{match[2]}，", 0, anchored=True, sure=True)
        ):
            return Candidate(match.end(), 3)
        return None

    def _posts(self, head: Hit) -> tuple[tuple[Post, ...], int, str]:
        """The chain of posts that ends with `head`: text, where the chain begins, and the word before it."""
        if head.kind == "kin":
            start, lead = self._bound(head)
            return (), start, lead
        chain: list[Post] = []
        start, lead = self._bound(head)
        while True:
            post = Span(start, head.end)
            if not 1 < post.end - post.start <= _LONGEST_POST or self.text[start : head.end] == "代表":
                break
            chain.append(Post(self.text[start : head.end], post, "post.before-name"))
            if lead not in ("、", "，", "兼", ","):
                break
            before = self.ends.get(start - 1)
            if before is None or before.kind in ("kin", "group") or before.start < self.busy:
                break
            head = before
            following, word = self._bound(head)
            if not 1 < head.end - following <= _LONGEST_POST:
                break
            start, lead = following, word
        chain.reverse()
        first = chain[0].span.start if chain else head.start
        return tuple(chain), first, lead

    def _bound(self, head: Hit, *, joined: bool = True) -> tuple[int, str]:
        """Where the title that ends with `head` begins, and the word that stands before it."""
        number = bisect_right(self.cuts, head.start) - 1
        if number < 0:
            return 0, ""
        begin, start = self.bounds[number]
        lead = self.text[begin:start]
        while start < head.start and self.text[start] == " ":
            start += 1
        if joined and lead in _AND and begin > self.busy:
            wider = self._conjoined(number, head)
            if wider is not None:
                return wider
        space = self.text.rfind(" ", start, head.start) + 1
        if space:
            start, lead = space, " "
        if start < self.busy <= head.start:
            start = self.busy
            while start < head.start and self.text[start] in "和与及、，":
                start += 1
        return start, lead

    def _conjoined(self, number: int, head: Hit) -> tuple[int, str] | None:
        """A body whose name holds 和: 甲和乙局; where what stands before 和 is neither a body nor a person of its own."""
        begin, end = self.bounds[number]
        before, start = self.bounds[number - 1] if number else (0, 0)
        left, right = self.text[start:begin], self.text[end : head.start]
        if (
            not 2 <= len(left) <= 8
            or left[-1] in _ORGANS
            or not left.isalpha()
            or not any(c in _OFFICES for c in right[1:])
        ):
            return None
        if start < self.busy or any(end in self.ends for end in range(start + 1, begin + 1)):
            return None
        if left[0] in surnames() and len(left) <= 3 and left not in words("not_names"):
            return None
        return start, self.text[before:start]

    def _list(self, end: int, posts: tuple[Post, ...], lead: str) -> None:
        """The names that follow in the same list: 市领导甲、乙、丙."""
        members = 0
        while True:
            join = _JOIN.match(self.text, end)
            if not join:
                return
            at = join.end()
            members += 1
            candidate = self._spaced(at) or self._dotted(at) or self._member(at, sure=members > 2)
            if candidate is None:
                return
            self._add(at, candidate.end, posts, at, lead, "name.in-list")
            end = candidate.end

    def _dotted(self, at: int) -> Candidate | None:
        candidate = dotted_name(self.text, at)
        return candidate if candidate and not post_heads().scan(self.text[at : candidate.end]) else None

    def _member(self, at: int, *, sure: bool) -> Candidate | None:
        """A bare name between the separators of a list, by surname, or by its place between two names."""
        candidate = chinese_name(self.text, at, anchored=True, sure=sure)
        if candidate and self.text[candidate.end : candidate.end + 1] in tuple("、，。；等及和与"):
            return candidate
        if candidate and (candidate.rank >= 3 or self.text[candidate.end] in "在对就向到"):
            return candidate
        if self._is_post(at):
            return None
        if candidate:
            return candidate
        for length in (3, 4, 2, 5) if self.text[at - 1] == "、" else ():
            piece = self.text[at : at + length]
            if len(piece) == length and self.text[at + length : at + length + 1] in ("、", "等") and _plain(piece):
                return Candidate(at + length, 3)
        return self._transcribed(at)

    def _is_post(self, at: int) -> bool:
        """Whether a post's noun ends before the next separator: then the stretch is a new title, not a name."""
        stop = at
        while stop < len(self.text) and self.text[stop] not in "、，。；：\n（(" and stop - at < _LONGEST_POST:
            if stop in self.ends and stop > at + 1:
                return True
            stop += 1
        return stop in self.ends

    def _add(self, at: int, end: int, posts: tuple[Post, ...], start: int, lead: str, rule: str) -> None:
        name = self.text[at:end].replace(" ", "")
        self.found.append(Mention(name, Span(at, end), posts, start, lead, self.groups, rule))
        self.known.add(name)
        self.busy = max(self.busy, end)


def _pair(tokens: list[Span]) -> list[Span]:
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


def _plain(piece: str) -> bool:
    """Whether a stretch of a list could be a name without a known surname: no everyday word, no noun of a post."""
    if not piece.isalpha() or not _ORGANS.isdisjoint(piece) or not words("not_names").isdisjoint((piece, piece[:2])):
        return False
    return not post_heads().scan(piece)


def find_people(text: str) -> list[Mention]:
    """Every mention of a person by full name, in text order."""
    return _Finder(text).run()
