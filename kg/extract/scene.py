"""One article laid out for the rules: people, cues, days and sentences by position, and who acts in a clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

from kg.extract.dates import Day, find_days
from kg.extract.lexicon import Entry, Hit, Scanner, words
from kg.extract.meetings import MeetingName, read_name
from kg.extract.people import Mention, find_people
from kg.model import Article, Span
from kg.text import Sentences
from kg.vocab import rows

__all__ = ["Run", "Scene", "cue_scanner"]

_JOINT = re.compile(r"(?:[、，,\s]|和|与|及|以及|还有|同|等|（[^（）]{1,8}）|\([^()]{1,8}\))*")
# A meeting that is only referred to: …会议精神, …大会上的讲话, …全会以来.
_REFERENCE = re.compile(
    r"精神|以来|上的(?!主)|筹备|的?(?:有关|相关|具体)(?:事|情|准|议|具)|的(?:筹备|通知|方案|建议|议案|报告|组织|安排|议题|议程)|(?:的)?(?:部署|决定|决议|要求|召开之际|成果|共识)|(?:所?(?:确定|明确|提出|作出|审议通过|通过))的|前夕|的(?:重要)?(?:精神|讲话)"
)
_TAKES_PLACE = re.compile(
    r"[，。；、\n）]|$|(?=[昨今于在上由并召举开闭顺隆0-9])(?:[^，。；：]{0,24})?(?:召开|举行|开幕)|并|上[，强指要表讲作宣]|由"
)
_CLOSED = re.compile(r"[，。；、]|$")
# Words before a name that make the person an object: not the one who acts.
OBJECT_LEADS = frozenset(
    [
        "对",
        "向",
        "给",
        "应",
        "受",
        "代表",
        "传达",
        "会见",
        "会见了",
        "欢迎",
        "看望",
        "慰问",
        "邀请",
        "感谢",
        "学习",
        "贯彻",
        "落实",
        "转达",
        "祝贺",
        "接见",
        "会晤",
        "据",
        "按照",
        "根据",
        "致信",
        "致电",
        "致函",
        "遵照",
        "围绕",
        "关于",
        "被",
        "宣传",
        "践行",
        "针对",
        "为",
        "听取",
        "包括",
        "迎接",
        "支持",
        "拥护",
        "经",
        "询问",
        "写信",
        "回信",
        "通报",
        "宣读",
        "介绍",
        "任命",
        "选举",
        "免去",
        "提名",
        "推荐",
        "见到",
    ]
)


_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")"}
_MARK = re.compile(r"[，；：。,;\n“”《》（）()]")


class Run(NamedTuple):
    """People who stand side by side, joined by nothing but separators: one subject or one object."""

    start: int
    end: int
    people: tuple[Mention, ...]
    lead: str


@cache
def cue_scanner() -> Scanner:
    """The cues of events (ontology/cues.tsv)."""
    return Scanner((row.word, row.kind) for row in rows(Entry, "ontology", "cues.tsv"))


class Scene:
    """Everything the event rules look at, found once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.sentences = Sentences(article.text)
        self.mentions = find_people(article.text)
        self.days: list[Day] = find_days(article.text, article.day)
        self.runs = self._runs()
        self._run_ends = [run.end for run in self.runs]
        self.cues, self.names = self._cues()
        self._marks = _marks(article.text)
        self._cue_starts = [cue.start for cue in self.cues]

    @cached_property
    def published(self) -> date | None:
        """The day of publication."""
        return self.article.day

    def _runs(self) -> list[Run]:
        runs: list[list[Mention]] = []
        for mention in self.mentions:
            if runs and self._adjoins(runs[-1][-1], mention):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        return [Run(r[0].start, r[-1].end, tuple(r), self._governor(r[0])) for r in runs]

    def _governor(self, first: Mention) -> str:
        """The word that governs a run: of 传达|了|县长某某 the verb, not the particle."""
        if first.lead != "了":
            return first.lead
        verb = self.text[first.start - 3 : first.start - 1]
        return verb if verb in OBJECT_LEADS else first.lead

    def _adjoins(self, left: Mention, right: Mention) -> bool:
        gap = self.text[left.end : right.start]
        return len(gap) <= 16 and "\n" not in gap and bool(_JOINT.fullmatch(gap)) and right.lead not in ("会见", "代表")

    def _cues(self) -> tuple[list[Hit], dict[int, MeetingName]]:
        """Cues outside people's posts and names; meeting nouns become names, which swallow the cues within them."""
        blocked = sorted((m.start, m.end) for m in self.mentions)
        starts = [b[0] for b in blocked]
        free: list[Hit] = []
        names: dict[int, MeetingName] = {}
        for hit in cue_scanner().scan(self.text):
            if hit.kind == "none":
                continue
            at = bisect_right(starts, hit.start) - 1
            if at >= 0 and hit.start < blocked[at][1]:
                continue
            if hit.kind == "standing":
                if not self._standing(hit):
                    continue
                hit = Hit(hit.start, hit.end, "meeting")
            if hit.kind == "meeting":
                if _REFERENCE.match(self.text, hit.end) or (hit.end - hit.start == 1 and not self._gathering(hit)):
                    continue
                floor = blocked[at][1] if at >= 0 else 0
                if free and free[-1].kind == "meeting" and self.text[free[-1].end] in "、和及与":
                    floor = max(floor, free[-1].end + 1)
                name = read_name(self.text, hit.end, floor)
                while free and free[-1].start >= name.span.start:
                    names.pop(free[-1].end, None)
                    free.pop()
                names[hit.end] = name
                hit = Hit(name.span.start, hit.end, "meeting")
            free.append(hit)
        return free, names

    def _gathering(self, hit: Hit) -> bool:
        """Whether a bare 会 ends a meeting's name (排查会 is in no list): its clause ends there, or it takes place."""
        if self.text[hit.start - 1 : hit.start] in " ，。；：、\n":
            return False
        if any(self.text[hit.end - n : hit.end] in words("not_meetings") for n in (2, 3, 4, 5, 6)):
            return False
        return bool(_TAKES_PLACE.match(self.text, hit.end))

    def _standing(self, hit: Hit) -> bool:
        """Whether a 常委会 is the meeting, not the body: 主持召开市委常委会，."""
        start = max(0, hit.start - 30)
        governed = re.search("召开|举行|主持", self.text[start : hit.start])
        return bool(governed and _CLOSED.match(self.text, hit.end))

    def cues_in(self, span: Span) -> list[Hit]:
        """The cues of a stretch of text, in order."""
        return self.cues[bisect_left(self._cue_starts, span.start) : bisect_left(self._cue_starts, span.end)]

    def runs_in(self, start: int, end: int) -> list[Run]:
        """The runs of people that lie within a stretch of text, in order."""
        first = bisect_right(self._run_ends, start)
        found = []
        for run in self.runs[first:]:
            if run.end > end:
                break
            if run.start >= start:
                found.append(run)
        return found

    def clause_start(self, at: int, floor: int) -> int:
        """Where the clause that holds `at` begins: behind the last comma, not before `floor`."""
        number = bisect_right(self._marks, at - 1) - 1
        return max(floor, self._marks[number] + 1) if number >= 0 else floor


def _marks(text: str) -> list[int]:
    """Where clauses end: commas, colons and stops that stand outside quotes and brackets."""
    found, closing = [], ""
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in "。\n":
            closing = ""
        if closing:
            closing = "" if mark == closing else closing
        elif mark in _PAIRS:
            closing = _PAIRS[mark]
        elif mark in "，；：。,;\n":
            found.append(match.start())
    return found
