"""The state of reading one article: the events so far, who acts, and which event a cue tells of."""

from __future__ import annotations

from datetime import date

from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.mention import Mention
from kg.extract.news import only_day, told_day
from kg.extract.scene import Run, Scene
from kg.extract.tense import took_place
from kg.model import Kind, Span
from kg.patterns import pattern

__all__ = ["Reading"]

_FEATURE_DAYS = 5  # what an article that looks back tells of so many days ago is news
_HEARD_REACH = 2  # sentences


class Reading:
    """What is known while the sentences of one article are read in order; the handlers of the cues fill `drafts`."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.drafts: list[Draft] = []
        """The events told so far; in a digest, those of the report at hand."""
        self.before: list[Draft] = []
        """The events of the reports before, in a digest."""
        self.opening = scene.article.body
        """Where the report at hand begins."""
        self.subject: Run | None = None
        """Who acts in the sentence so far."""
        self.topic: Run | None = None
        """Who acted in the sentences before: what 他 means."""
        self.waiting: list[tuple[Mention, str]] = []
        """Who spoke before any event was told."""
        self.heard: tuple[Span, int] | None = None
        """The meeting's name from which the reporter heard something, and the number of that sentence."""
        self.number = 0
        """The number of the sentence."""
        self.lead = True
        """Whether the article's lead still goes on, in which everything told is news."""
        self.first = False
        """Whether the sentence is the article's first."""
        self._feature = scene.article.title.startswith("【") or self._looks_back()
        self._took_place: dict[int, bool] = {}
        self.untold = False
        """Whether the first sentence tells of what is still to come, or over."""

    def next_report(self, opening: int) -> None:
        """The next report of a digest begins: nothing told before belongs to it."""
        self.before += self.drafts
        self.drafts, self.waiting = [], []
        self.subject = self.topic = None
        self.lead, self.opening = True, opening

    def _looks_back(self) -> bool:
        """Whether the title says that the article looks back: …纪实, …引发热烈反响."""
        return bool(pattern("title.feature").search(self.scene.article.title))

    def took_place(self, cue: Hit, span: Span) -> bool:
        """Whether what the cue tells of is told as done; asked more than once of a cue, found once."""
        known = self._took_place.get(cue.start)
        if known is None:
            known = self._took_place[cue.start] = took_place(self, cue, span)
            self.untold |= self.first and not known
        return known

    def last(self, *kinds: Kind) -> Draft | None:
        """The event told last, of these kinds if any are given."""
        for draft in reversed(self.drafts):
            if not kinds or draft.kind in kinds:
                return draft
        return None

    def meeting_here(self) -> Draft | None:
        """The event told last, if it is a meeting of this sentence."""
        draft = self.last()
        return draft if draft and draft.sentence == self.number and draft.kind == "meeting" else None

    def create(self, kind: Kind, cue: Hit, span: Span, rule: str, *, anew: bool = False) -> Draft | None:
        """A new event, where the sentence tells news: in the lead, with a day of its own, or by its form (`anew`)."""
        if not self.took_place(cue, span):
            return None
        day, day_span, news = told_day(self, cue, span)
        own = day_span is not None and span.start <= day_span.start < span.end
        quoted = self.subject is not None and self.subject.quoted
        leads = self.first and own and not self._feature and not self.text.startswith("时", cue.end)
        if quoted and ((kind == "inspection" and not leads) or (not own and not self.drafts)):
            return None  # 某某总书记在某地考察时强调: quoted, not news of this article
        if not news or (not self.lead and day_span is None and not anew and not self._told(cue, span)):
            return None
        if self._feature and not anew and not self._fresh(day_span, day, span):
            return None
        inferred = day is None
        if inferred:
            day, day_span = only_day(self, cue, span)
        end = next((at + 1 for at in range(cue.end, span.end) if self.text[at] in "，。；"), span.end)
        told = Span(min(span.start, cue.start), end)
        draft = Draft(kind, told, rule, self.number, day=day, day_span=day_span, inferred=inferred)
        if pattern("event.video").search(self.text, span.start, span.end):
            draft.mode = "video"
        self.drafts.append(draft)
        if rule in ("event.presided", "event.attended"):
            for mention, how in self.waiting:
                draft.add(mention, "attends", how)
        self.waiting = []
        return draft

    def _fresh(self, named: Span | None, day: date | None, span: Span) -> bool:
        """Whether an article that looks back tells a thing as new: its paragraph has a day not long before, or 近日."""
        if self.first and not self._looks_back():
            return True
        published = self.scene.published
        paragraph = self.text.rfind("\n", 0, span.start) + 1
        if named and day and published and named.start >= paragraph:
            return (published - day).days <= _FEATURE_DAYS
        return bool(pattern("event.lately").search(self.text, paragraph, span.end))

    def _told(self, cue: Hit, span: Span) -> bool:
        """Outside the lead, a person must act before the verb, and the sentence go on with it: 调研期间, 会后.

        Or the part of the sentence before a semicolon told an event.
        """
        if self.goes_on(span):
            return self.subject is not None
        if not any(run.acts for run in self.scene.runs_in(span.start, cue.start)):
            return False
        if cue.kind == "preside" and not self.drafts:
            return True
        return bool(pattern("event.during").search(self.text, span.start, cue.start))

    def since(self, sentence: int) -> int:
        """How many sentences back the one with this number stands; the end of a paragraph is none of its own."""
        spans = self.scene.sentences
        return sum(1 for number in range(sentence, self.number) if spans[number].end > spans[number].start)

    def sentence_before(self) -> Span:
        """The sentence before the one at hand, be it the last one of the paragraph before."""
        spans = self.scene.sentences
        return next((spans[n] for n in range(self.number - 1, 0, -1) if spans[n].end > spans[n].start), spans[0])

    def goes_on(self, span: Span) -> bool:
        """Whether the part of the sentence before a semicolon, before the span, told of an event or its leader."""
        last = self.last()
        if last is None or not self.text.endswith("；", 0, span.start):
            return False
        return last.sentence == self.number - 1 or bool(self.topic and self.topic.people[0].name in last.presiders())

    def heard_lately(self) -> bool:
        """Whether the reporter heard something at a meeting in this sentence or soon before it."""
        return self.heard is not None and self.since(self.heard[1]) <= _HEARD_REACH
