"""Where a title begins: the words that end it on the left, and the brackets, quotes and 和 that it runs across."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from kg.extract.lexicon import Hit, bound_edges, land_length, post_bounds, post_heads, words
from kg.patterns import pattern
from kg.text import stretches
from kg.words import choices, is_surname, listed, surnames

__all__ = ["LONGEST_BRACKETS", "TitleBounds"]

LONGEST_BRACKETS = 8  # characters between brackets within a title
_LONGEST_QUOTE = 20  # characters of a name in quotation marks within a title
_LONGEST_LEFT = 18  # characters of a body's name before its own 和
_HYPHENS = frozenset("-－—")
_WITHIN = _HYPHENS | {"）", ")", "”"}  # bounds behind which a title may go on: what the three `_before…` look at
_AND = frozenset("和与及")

Bounds = tuple[list[tuple[int, int]], list[int]]
"""Bounding words where they stand, in order, and where they end."""


class TitleBounds:
    """Where the titles of one text begin, by the places where they end; `busy` is where the last person found ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.heads = post_heads().scan(text)
        self.ends = {hit.end: hit for hit in self.heads}
        self._end_list = list(self.ends)
        self._stretches = stretches(text)
        self._bounds: dict[tuple[int, int], Bounds] = {}
        self._start, self._end = 0, -1
        self._here: Bounds = ([], [])
        """The clause looked at last, and its bounding words."""

    def _around(self, at: int) -> Bounds:
        """The bounding words of the clause that holds what ends at `at`, its comma included."""
        if not self._start < at <= self._end:
            start, end = self._stretches.around(at)
            comma = self.text.find("，", at, end)
            self._start, self._end = max(start, self.text.rfind("，", start, at)), comma if comma >= 0 else end
            self._here = self._within(self._start, self._end)
        return self._here

    def _within(self, start: int, end: int) -> Bounds:
        """The bounding words of a stretch, found once. None of post_bounds.tsv reaches across a comma or full stop."""
        known = self._bounds.get((start, end))
        if known is None:
            # 日, 月, 年 (kind number) bound a title only where they end a date.
            spans = post_bounds().spans(self.text[start:end], "cut", numbered="number", offset=start)
            known = self._bounds[start, end] = (spans, [span[1] for span in spans])
        return known

    def is_cut(self, at: int) -> bool:
        """Whether a bounding word of more than one character begins at `at`: no name does."""
        if self.text[at : at + 2] not in bound_edges().beginnings:
            return False
        bounds = self._around(at + 1)[0]
        number = bisect_left(bounds, (at,))
        return number < len(bounds) and bounds[number][0] == at and bounds[number][1] > at + 1

    def lead(self, at: int) -> str:
        """The bounding word that ends right before `at`, or ""."""
        last = self.text[at - 1 : at]
        if last in bound_edges().marks or last not in bound_edges().ends:
            return last if last in bound_edges().marks else ""
        bounds, cuts = self._around(at)
        number = bisect_right(cuts, at) - 1
        if number < 0 or cuts[number] != at:
            return ""
        return self.text[bounds[number][0] : at]

    def begin(self, head: Hit, busy: int, *, joined: bool = True) -> tuple[int, str]:
        """Where the title that ends with `head` begins, and the word that stands before it.

        `joined`: the title may hold a body's own 和 (发展和改革局局长).
        """
        bounds, cuts = self._around(head.start)
        number = bisect_right(cuts, head.start) - 1
        if number >= 0 and self.text[bounds[number][0]] in _WITHIN:  # then bounds before the clause may count
            bounds, cuts = self._within(*self._stretches.around(head.start))
            number = bisect_right(cuts, head.start) - 1
            number = self._before_brackets(bounds, self._before_hyphen(bounds, number), head)
            number = self._before_hyphen(bounds, number)
            number = self._before_quote(bounds, number)
        left, start = bounds[number] if number >= 0 else (0, 0)
        lead = self.text[left:start]
        while start < head.start and self.text[start] == " ":
            start += 1
        if joined and lead in _AND and left > busy:
            wider = self._conjoined(bounds, number, head, busy)
            if wider is not None:
                return wider
        space = self.text.rfind(" ", start, head.start) + 1
        if space:
            start, lead = space, " "
        if start < busy <= head.start:
            start = busy
            while start < head.start and self.text[start] in "和与及、，":
                start += 1
        return start, lead

    def _before_brackets(self, bounds: list[tuple[int, int]], number: int, head: Hit) -> int:
        """The bound before brackets that stand within the title: 合作区（黔北）建设领导小组组长."""
        while number > 0 and self.text[bounds[number][0]] in "）)" and head.kind != "kin":
            opening, (closing, behind) = bounds[number - 1][0], bounds[number]
            if self.text[opening] not in "（(" or closing - opening > LONGEST_BRACKETS or not opening:
                break
            body = self.text[opening - 1] in listed("organ_end") or self.text.endswith(choices("body_word"), 0, opening)
            of_body = behind == head.start and body  # 专卖局（公司）|局长, 抵抗运动（甲）|领导人
            if (behind > head.start - 2 and not of_body) or self.text[opening - 1] in "，、。；":
                break
            number -= 2
        return number

    def _before_hyphen(self, bounds: list[tuple[int, int]], number: int) -> int:
        """The bound before a hyphen within the title, of a model's or a land's name: 歼-15舰载机总指挥, 杜兰-马丁州长.

        Also before the dash between the halves of a foreign body's name: 法国民族联盟—爱国阵线主席.
        """
        if number < 0:
            return number
        left, start = bounds[number]
        if self.text[left:start] not in _HYPHENS:
            return number
        before, behind = self.text[left - 1 : left], self.text[start]
        model = behind.isdigit() or (before.isascii() and behind.isascii() and behind.isalpha())  # 5G-A
        land = self.text[left] == "-" and words("transliteration").issuperset((before, behind))
        body = number > 0 and self.text[left] == "—" and land_length(self.text, bounds[number - 1][1]) > 0
        within = (model and before.isalnum()) or land or body
        return number - 1 if within else number

    def _before_quote(self, bounds: list[tuple[int, int]], number: int) -> int:
        """The bound before a name in quotation marks that the title goes on with: “公正”党主席."""
        if number < 0 or self.text[bounds[number][0]] != "”":
            return number
        start = bounds[number][1]
        opening = self.text.rfind("“", max(0, start - _LONGEST_QUOTE), start)
        if opening < 0 or not pattern("post.behind-quote").match(self.text, start):
            return number
        while number >= 0 and bounds[number][0] >= opening:
            number -= 1
        return number

    def _conjoined(self, bounds: list[tuple[int, int]], number: int, head: Hit, busy: int) -> tuple[int, str] | None:
        """A body whose name holds 和: 甲和乙局; where what stands before 和 is neither a body nor a person."""
        begin, end = bounds[number]
        before, start = bounds[number - 1] if number else (0, 0)
        left, right = self.text[start:begin], self.text[end : head.start]
        if not 2 <= len(left) <= _LONGEST_LEFT or left[-1] in listed("organ_end") or not left.isalpha():
            return None
        # 财政|部长 names its body with its first character.
        body = right[1:] + (self.text[head.start] if len(right) > 1 else "")
        is_body = right[-2:] in listed("office_end") or not listed("office_character").isdisjoint(body)
        if not is_body or land_length(right):
            return None
        if start < busy or self._holds_post(start, begin) or _ends_in_person(left):
            return None
        if left[0] in surnames() and len(left) <= 3 and left not in words("not_names"):
            return None
        return start, self.text[before:start]

    def _holds_post(self, start: int, end: int) -> bool:
        """Whether a post ends in the stretch; not that of 委员|会, nor one that goes on: 副首相|兼外交."""
        return any(at in self.ends and self.text[at] not in "会兼" for at in range(start + 1, end + 1))


def _ends_in_person(stretch: str) -> bool:
    """Whether what stands before 和 ends in somebody's name behind a calling: 重症医学科医生|林启明|和某公司班长."""
    callings = listed("calling_end")
    return any(stretch[-length - 1 : -length] in callings and is_surname(stretch[-length]) for length in (2, 3))
