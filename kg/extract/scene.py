"""One article laid out for the rules: people, cues, days and sentences by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kg.extract.cues import find_cues
from kg.extract.dates import Day, find_days, signed_day
from kg.extract.lexicon import Hit
from kg.extract.mention import Mention
from kg.model import Article, Span
from kg.patterns import pattern
from kg.text import Sentences, stretches
from kg.words import listed

__all__ = ["Run", "Scene"]

# Marks, and what is passed over: quotes and brackets. `re` looks for one class of characters faster than for branches.
_MARK = re.compile(
    r"[，；：。,;\n“《（(](?:(?<=“)[^”。\n]*”?|(?<=《)[^》。\n]*》?|(?<=（)[^）。\n]*）?|(?<=\()[^)。\n]*\)?)?"
)
_MARKS = frozenset("，；：。,;\n")
_LONGEST_GAP = 16  # between two people of one run


class Run(NamedTuple):
    """People who stand side by side, joined by nothing but separators: one subject or one object."""

    start: int
    end: int
    people: tuple[Mention, ...]
    lead: str
    """The bounding word that governs the run: 在, 由, 会见 …, or ""."""

    @property
    def acts(self) -> bool:
        """Whether no word before the run makes its people an object: of 欢迎|县长某某 nobody acts."""
        return self.lead not in listed("object_lead")

    @property
    def posted(self) -> bool:
        """Whether any of the people is named with a post before the name."""
        return any(mention.posts and mention.rule != "name.before-title" for mention in self.people)

    def stays_away(self, text: str) -> bool:
        """Whether the people sent somebody else, or came at somebody's word: 委托某某, 受某某委托."""
        return self.lead in listed("sent_lead") or bool(pattern("act.hands-on").match(text, self.end))

    @property
    def quoted(self) -> bool:
        """Whether the first is named as the leader whom the news quotes: 总书记, 主席 behind the name."""
        first = self.people[0]
        return first.rule == "name.before-title" and first.posts[-1].text in listed("quoted_title")


class Scene:
    """Everything the event rules look at, found once."""

    def __init__(self, article: Article, mentions: list[Mention]) -> None:
        self.article = article
        self.text = article.text
        self.mentions = mentions
        self.runs = self._runs()
        self._run_starts = [run.start for run in self.runs]
        self._run_ends = [run.end for run in self.runs]
        self.cues, self.names = find_cues(article.text, [(m.start, m.end) for m in self.mentions])
        self._cue_starts = [cue.start for cue in self.cues]
        self._stretch = 0, -1
        """The stretch in which a clause was looked for last."""
        self._marks: dict[int, list[int]] = {}
        self._clause_starts: dict[int, int] = {}

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(self.text)

    @cached_property
    def published(self) -> date | None:
        """The day of publication; where the article has none, the day with which it is signed."""
        return self.article.day or signed_day(self.text)

    # Many articles tell of no event: what only events ask for is found when it is first asked for.

    @cached_property
    def days(self) -> list[Day]:
        """The days that the text names, in order."""
        return find_days(self.text, self.published)

    @cached_property
    def _day_starts(self) -> list[int]:
        return [day.span.start for day in self.days]

    def _marks_around(self, at: int) -> list[int]:
        """Where clauses end around `at`: commas, colons and stops that stand outside quotes and brackets.

        A quote or bracket that is not closed ends with its sentence or line.
        """
        start, end = self._stretch
        if not start < at <= end:
            self._stretch = start, end = stretches(self.text).around(at)
        known = self._marks.get(start)
        if known is None:
            marks = [found.start() for found in _MARK.finditer(self.text, start, end) if found[0] in _MARKS]
            known = self._marks[start] = marks
        return known

    def _runs(self) -> list[Run]:
        runs: list[list[Mention]] = []
        stands_for = pattern("name.possessor")
        for mention in self.mentions:
            if stands_for.match(self.text, mention.end):
                continue  # 某某夫人, 某某主席特使: somebody else acts
            if runs and self._adjoins(runs[-1][-1], mention) and not self._acts_apart(runs[-1], mention):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        return [Run(r[0].start, r[-1].end, tuple(r), self._governor(r[0])) for r in runs]

    def _governor(self, first: Mention) -> str:
        """The word that governs a run: of 传达|了|县长某某 the verb, not the particle."""
        if first.lead != "了":
            return first.lead
        verb = self.text[first.start - 3 : first.start - 1]
        return verb if verb in listed("object_lead") else first.lead

    def _acts_apart(self, run: list[Mention], mention: Mention) -> bool:
        """Whether the mention is the subject of a new clause behind an object: 会见甲，|乙|参加会见."""
        if "，" not in self.text[run[-1].end : mention.start] or run[0].lead not in listed("object_lead"):
            return False
        return bool(pattern("people.does").match(self.text, mention.end))

    def _adjoins(self, left: Mention, right: Mention) -> bool:
        if right.start - left.end > _LONGEST_GAP or right.lead in listed("apart_lead"):
            return False
        gap = self.text[left.end : right.start]
        if gap in ("，同", "，与"):
            return False  # 会见国王甲，同|首相乙会谈
        return "\n" not in gap and bool(pattern("scene.joint").fullmatch(gap))

    def cues_in(self, span: Span) -> list[Hit]:
        """The cues of a stretch of text, in order."""
        return self.cues[bisect_left(self._cue_starts, span.start) : bisect_left(self._cue_starts, span.end)]

    def days_in(self, span: Span) -> list[Day]:
        """The days named in a stretch of text, in order."""
        return self.days[bisect_left(self._day_starts, span.start) : bisect_left(self._day_starts, span.end)]

    def runs_in(self, start: int, end: int, *, behind: int = 0) -> list[Run]:
        """The runs of people that lie within a stretch of text, in order; `behind`: only those that end behind it."""
        if not self.runs:
            return []
        first = bisect_right(self._run_ends, max(start, behind))
        return [run for run in self.runs[first : bisect_right(self._run_ends, end, first)] if run.start >= start]

    def run_at(self, start: int, end: int) -> Run | None:
        """The run of people that begins right at `start` and ends by `end`, if there is one."""
        number = bisect_left(self._run_starts, start)
        run = self.runs[number] if number < len(self.runs) else None
        return run if run and run.start == start and run.end <= end else None

    def busy_sentences(self) -> list[int]:
        """The numbers of the sentences in which a person is named or a cue stands."""
        starts = self.sentences.starts
        return sorted({bisect_right(starts, at) - 1 for at in (*self._cue_starts, *self._run_starts)})

    def clause_start(self, at: int, floor: int) -> int:
        """Where the clause that holds `at` begins: behind the last comma, not before `floor`."""
        start = self._clause_starts.get(at)  # several rules ask for that of one cue
        if start is None:
            marks = self._marks_around(at)
            number = bisect_left(marks, at) - 1
            start = self._clause_starts[at] = marks[number] + 1 if number >= 0 else 0
        return max(floor, start)
