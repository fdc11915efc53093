"""The state of reading one article: the events so far, who acts, and which event a cue tells of."""

from __future__ import annotations

from datetime import date

from kg.extract.adverbials import only_adverbials
from kg.extract.draft import Draft
from kg.extract.lexicon import Hit
from kg.extract.mention import Mention
from kg.extract.news import only_day, told_day
from kg.extract.patterns import pattern
from kg.extract.scene import Run, Scene
from kg.extract.tense import took_place
from kg.model import Kind, Span

__all__ = ["Reading"]

_WITH = frozenset("同与和")
_NOUN_REACH = 80  # characters between a verb and the meeting that it governs
_FEATURE_DAYS = 5  # what an article that looks back tells of so many days ago is news
_HEARD_REACH = 2  # sentences
_OTHER_VERBS = frozenset(("attend", "preside", "receive", "say"))


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
        self.waiting: list[Mention] = []
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

    # ------------------------------------------------------------------ who acts

    def actor(self, cue: Hit, span: Span) -> Run | None:
        """The people who do what the cue says: in its clause, or carried over where the clause has no subject."""
        if not self.took_place(cue, span):
            return None
        start = self.scene.clause_start(cue.start, span.start)
        hands_on = pattern("act.hands-on")
        runs = self.scene.runs_in(span.start, cue.start, behind=start)
        runs = [run for run in runs if run.acts and not hands_on.match(self.text, run.end)]
        if cue.kind == "receive":  # 在海牙会见国王，同首相举行会谈: the host stands in the clause before
            hosts = [run for run in runs if self.guest_from(run, start) is None]
            if runs and not hosts and only_adverbials(self.text, start, self.guest_from(runs[0], start) or start):
                return self._carried(span, start)
            runs = hosts
        if runs:
            return self._acting(runs[0], cue)
        if self.topic and pattern("act.pronoun").match(self.text, start):
            self.subject = self.topic
            return self.topic
        if only_adverbials(self.text, start, cue.start):
            return self._carried(span, start)
        return self._pending(cue, span, start) if cue.kind in ("attend", "speak") else None

    def guest_from(self, run: Run, start: int) -> int | None:
        """Where 同, 与, 和 stands, if the run is behind it in its clause: 同|首相某某, 同来华访问的|总统某某."""
        if run.lead in _WITH:
            return max(start, run.start - 1)
        far = pattern("receive.guest-lead").search(self.text, start, run.start) if run.lead == "的" else None
        return far.start() if far else None

    def _acting(self, run: Run, cue: Hit) -> Run | None:
        """The run before the cue, unless what it does is only announced, or somebody else's doing."""
        if pattern("act.unreal").search(self.text, run.end, cue.start):
            return None
        if cue.kind != "receive" and pattern("act.other").search(self.text, run.end, cue.start):
            return None
        self.subject = run
        return run

    def _carried(self, span: Span, before: int) -> Run | None:
        """The subject of the sentence so far, or the people with whom an earlier clause of it begins."""
        if self.subject is None:
            for run in reversed(self.scene.runs_in(span.start, before)):
                opening = self.scene.clause_start(run.start, span.start)
                if run.acts and only_adverbials(self.text, opening, run.start):
                    self.subject = run
                    break
        return self.subject

    def _pending(self, cue: Hit, span: Span, start: int) -> Run | None:
        """People listed before a group (市委书记某某，各部门负责人参加): no verb stands between them and this one."""
        runs = [run for run in self.scene.runs_in(span.start, start) if run.acts]
        if not runs or pattern("act.unreal").search(self.text, start, cue.start):
            return None
        run = runs[-1]
        if any(other.kind not in ("meeting", "letter") for other in self.scene.cues_in(Span(run.end, cue.start))):
            return None
        return None if pattern("act.verbal").search(self.text, run.end, start) else run

    # ------------------------------------------------------------------ which event

    def last(self, *kinds: Kind) -> Draft | None:
        """The event told last, of these kinds if any are given."""
        return next((draft for draft in reversed(self.drafts) if not kinds or draft.kind in kinds), None)

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
        if self._feature and not self._fresh(day_span, day, span):
            return None
        inferred = day is None
        if inferred:
            day, day_span = only_day(self, cue, span)
        end = next((at + 1 for at in range(cue.end, span.end) if self.text[at] in "，。；"), span.end)
        draft = Draft(kind, Span(min(span.start, cue.start), end), rule, self.number, day, day_span, inferred=inferred)
        if pattern("event.video").search(self.text, span.start, span.end):
            draft.mode = "video"
        self.drafts.append(draft)
        if rule in ("event.presided", "event.attended"):
            for mention in self.waiting:
                draft.add(mention, "attends", "attends.speaks")
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
        """Outside the lead, a person must act before the verb, and the sentence go on with it: 调研期间, 会后."""
        if not any(run.acts for run in self.scene.runs_in(span.start, cue.start)):
            return False
        if cue.kind == "preside" and not self.drafts:
            return True
        return bool(pattern("event.during").search(self.text, span.start, cue.start))

    # ------------------------------------------------------------------ meetings by their nouns

    def meeting(self, noun: Hit | None, cue: Hit, span: Span, rule: str) -> Draft | None:
        """The meeting that a noun names: one already told, or a new one."""
        name = self.scene.names[noun.end] if noun else None
        if name is None or name.bare:
            return self.last("meeting") or self._heard_of(self.create("meeting", cue, span, rule))
        printed = self.text[name.span.start : name.span.end]
        told = self.last("meeting")
        if told and told.names and pattern("meeting.sitting").fullmatch(printed):
            return told  # 主持第一次全体会议: a sitting of the meeting told before
        welcome = printed.endswith("欢迎仪式")
        if pattern("event.past").search(printed) and not welcome:
            return None
        kind: Kind = "reception" if welcome else "meeting"
        for draft in reversed(self.drafts):
            if draft.kind == kind and (draft.is_named(printed) or (not draft.names and draft.sentence == self.number)):
                draft.rename(self.text, name.span)
                self.date_again(draft, cue, span)
                return draft
        created = self.create(kind, cue, span, rule)
        if created:
            created.rename(self.text, name.span)
        return created

    def date_again(self, draft: Draft, cue: Hit, span: Span) -> None:
        """An event told once more may get its day now."""
        if (draft.day is not None and not draft.inferred) or draft.sentence == self.number:
            return
        day, day_span, news = told_day(self, cue, span)
        if news and day_span and day_span.start >= draft.span.start:
            draft.day, draft.day_span, draft.inferred = day, day_span, False

    def _heard_of(self, created: Draft | None) -> Draft | None:
        """A new meeting without a name, named as the one from which the reporter heard the sentence before."""
        if created and self.heard and self.heard_lately():
            created.rename(self.text, self.heard[0])
        return created

    def heard_lately(self) -> bool:
        """Whether the reporter heard something at a meeting in this sentence or soon before it."""
        return self.heard is not None and self.number - self.heard[1] <= _HEARD_REACH

    def is_bare(self, noun: Hit) -> bool:
        """Whether a meeting's noun names only a kind of gathering: 会议, 座谈会."""
        return self.scene.names[noun.end].bare

    def noun_behind(self, cue: Hit, span: Span) -> Hit | None:
        """The meeting's noun that a verb governs: the next one in its clause."""
        for hit in self.scene.cues_in(Span(cue.end, min(span.end, cue.end + _NOUN_REACH + 60))):
            if hit.kind == "meeting":
                near = hit.start - cue.end <= _NOUN_REACH
                return hit if near and not pattern("event.clause-mark").search(self.text, cue.end, hit.start) else None
            if hit.kind in _OTHER_VERBS and hit.start - cue.end > 1:
                return None
        return None

    def nouns_from(self, first: Hit, span: Span) -> list[Hit]:
        """The nouns of a list: 主持A会议、B会议和C会议."""
        found = [first]
        for hit in self.scene.cues_in(Span(first.end, span.end)):
            end = found[-1].end
            if hit.kind == "meeting" and self.text[end : hit.start] in ("、", "和", "及", "以及", "、并"):
                found.append(hit)
            elif hit.start > end + 2:
                break
        return found

    def nouns_before(self, cue: Hit, start: int) -> list[Hit]:
        """The meetings' nouns between `start` and the cue."""
        return [hit for hit in self.scene.cues_in(Span(start, cue.start)) if hit.kind == "meeting"]
