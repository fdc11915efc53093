"""Reads events and who took part in them: sentence by sentence, cue by cue, each cue with its subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from kg.extract.draft import Draft
from kg.extract.lexicon import Hit, foreign
from kg.extract.meetings import names_of, ordinal_of
from kg.extract.people import Mention
from kg.extract.scene import OBJECT_LEADS, Run, Scene
from kg.model import Kind, Name, Presence, Span

__all__ = ["find_drafts"]

# The article's news is not older than this; what lies further back is told as history.
_NEWS_DAYS = timedelta(days=100)
# Announced, ordered, hoped for or denied: no presence. Right before a verb, behind its subject.
_UNREAL = re.compile(
    r"(?:将(?!军)|将于|拟|即将)[^，。；：]{0,40}$|(?:(?<![第0-9一二三四五六七八九十百])[0-9一二两三四五六七八九十多几数]{1,3}次(?!会|全|常|主|委|代|工作|办公|例|党)|计划|原定|原计划|应当|必须|(?<![主重需只纪摘])要(?![求闻素点员职])|需要|希望|建议|提议|决定(?!了)|推迟|取消|未能|没有|不再|无法|未|拒绝|请求|准备|争取|确保|如果|能够|可以|应该)[^，。；：]{0,14}$"
)
# Between the beginning of a clause and its verb nothing but adverbials: the verb goes on with the subject before.
_ADVERBIAL = re.compile(
    r"(?:并|又|还|再|首次|同时|随后|之后|接着|然后|共同|先后|分别|一同|应邀|专程|亲自|一早|清早|清晨|傍晚|昨日|昨天|今天|今日|上午|下午|晚上|当晚|当天|当日|同日|次日|期间|会前|会后|其间|连夜|现场|实地|逐一|带队|率队|冒雨|于"
    r"|[0-9]{1,2}日|[在到赴于][^，。；：]{1,60}?|深入[^，。；：]{0,30}?|前往[^，。；：]{0,24}?|来到[^，。；：]{0,24}?|走进[^，。；：]{0,24}?|主持会议|代表[^，。；：]{1,30}?|就[^，。；：]{1,30}?|围绕[^，。；：]{1,30}?|以[^，。；：]{1,14}?|对[^，。；：]{1,30}?|专题|集中|开展|进行|[及与和]|\s)*"
)
_PRESIDES = re.compile(
    r"召开|举行|开展|下|了|并|会议|本次|此次|首场|开幕|闭幕|[，。；、）)\s]|$|[^，。；：]{0,60}?(?:会|会议|仪式|式|论坛|会商|调度|研判|研究|座谈|调研|活动|典礼|班|课|学习|谈判)(?:[，。；：、并）)]|$|上|时|中|，)"
)
_SAME_DAY = re.compile(
    r"同日|当天|当日|当晚|同一天|一早|清早|清晨|傍晚|昨日|昨天|今天|今日|上午|下午|晚上|随后|会前|会后|之后|[会接]见[前后]|会谈[前后]|今晚|傍晚|中午|清晨|凌晨"
)
_VIDEO = re.compile(
    r"视频会议|电视电话会|视频(?:形式|方式|会)|视频连线|以视频|电视会议|视频调度|视频出席|网络视频|视频会商|电话会议形式"
)
_VERBAL = re.compile(r"[。；]|指出|强调|表示|说|认为|了(?!解)|是")
_NOT_MEETING = re.compile("时|后|前|厅|结束|地点|成果|结果|取得|外，|中[，,双]")
_JUST_NUMBER = re.compile(r"第?[0-9一二三四五六七八九十百]{1,7}次会议")
# Somebody else does what follows: 欢迎某某来华出席.
_OTHER = re.compile("欢迎|邀请|来华|对[^，。]{0,20}一行来|祝贺|感谢|希望|期待|支持|委托|指派|祝愿")
_TRIP = re.compile("赴|访问|出访")
_PRESS = re.compile("向[^，。]{0,8}记者|接受[^，。]{0,12}采访")
_PAST = re.compile("历次|历届|以来")
_PRONOUN = re.compile("[他她]还?(?:[在到赴于首先来随]|主持)")
_NOT_NOW = re.compile("原定|原计划|本应|拟由|均由|都由|先后[^，。]{1,4}次")
_OWN = re.compile("[我全本][省市区县州旗镇乡街道办]{1,2}|[省市区县州旗]")
_LISTED = re.compile(r"[^，。；：\n]{0,30}?(?:还有|有|是|包括)[:：]?(?=[^，。；]{2})")
_BETWEEN = re.compile(r"[、，；,;\s]*(?:以及|和|及)?")
_CLAUSE_VERB = re.compile("来到|前往|深入|走进|率|带领|赶到|介绍|宣布|负责(?![同人])|担任")
_SPOKE_AT = re.compile("上(?:强调|指出|要求|表示|讲话|致辞|说|作|提出|，)")
_WENT_ON = re.compile("(?:上)?(?:研究|审议|听取|讨论|传达|学习|通过|部署|通报|总结|安排|分析)")
_LATER = re.compile("下[周月]|明[天日年]|后天|近期|定于|拟于|即将|择期")
_LED = re.compile("(?:的)?(?:带领|率领)下")
_MEETS = re.compile(
    r"了?(?:[^，。；]{0,20}(?:会|会议|座谈|论坛|仪式|式|班)|调研|检查|考察|督导|慰问|看望|走访|督查|视察|巡查|会见|会谈|[，。；、]|$|并|的)"
)
_SHORT_LEAD = 4  # 客人、某议长某某表示
# The story goes on: 调研期间, 会谈后, 随后, 当晚, 此外还.
_DURING = re.compile(
    r"(?:期间|途中|之后|结束后|会[后前中]|谈[后前中]|见[后前中]|研中|察中|式后|随后|接着|当[天日晚]|同[日天]|上午|下午|晚上?，|中午|还|并|又|也|首次|专门|[0-9]{1,2}日|应邀|应约|为[^，。]{1,12}$|主持|在座谈会上|会上)"
)
_LONG_AGO = re.compile(r"(?:今年|去年|前年|同年)(?:[0-9]{1,2}月(?![0-9])|[春夏秋冬年底初末])|(?<![0-9年])[0-9]{1,2}月(?:[，,份]|底|初|中旬|下旬|上旬|以来)|[0-9]{4}年[，,底初]|上个?月|不久前|前不久|此前|曾")
_WITH = frozenset("同与和")
# 向党外人士通报: a briefing is a meeting. 四国外长25日举行会谈: a meeting of people whom nobody names.
_BRIEFED = re.compile("向[^，。]{2,12}(?:人士|干部|代表|委员)$")
_OFFICES_MEET = re.compile("(?:国|双方)[^，。的]{0,6}(?:部长|外长|首脑|元首|领导人|代表团)[^，。的]{0,20}$")
_SUMMIT = re.compile("举行了?([^，。的]{2,12}会晤)$")
_MONTH = re.compile(r"([0-9]{4})年([0-9]{1,2})月")
_ALL = re.compile(r"(?:上述|有关|相关|以上)(?:活动|会议)")
_OBSERVER = re.compile(r"列席")
_HANDS_ON = re.compile(r"(?:[专特][门意别])?(?:委托|指派|派)|(?:同志)?(?:病重|抢救|病危|逝世|生前|遗体)|因[病公事故]|请假|未能|未到|缺席")
_REPORTS = re.compile(
    r"(?:受[^，。；]{2,24}委托)?(?:所作|作的|作了|所作的)|(?:代表[^，。；]{2,20}|应邀|[就向对][^，。；]{2,30})?作了?[^，。；]{0,16}(?:报告|汇报|讲话|发言|说明|讲解|总结|点评|部署|动员|讲座)"
    r"|在[^，。；]{0,20}(?:报告|说明|汇报|讲话|发言)中(?:指出|说|强调|表示|提出)"
)
_GUESTS = re.compile(r"[^，。；]{0,4}(?:家中|家里|家，|家时|时|等)")
_CONVENED_BY = ("主持召开", "主持举行")
_BODY_NAME = re.compile(
    r"(?:领导小组|委员会|指挥部|委|组|协会|政府|人大|政协|常委会|办公室|办|厅|局|部|院|联席会议|集团|代表团|大队|支队|理事会|小组|县|市|区|省|州|镇|乡|街道|我[市区县省州]|全[市区县省州])$"
)
_LEADING = re.compile(
    r"^(?:(?:据悉|近日|日前|连日来|今天|昨天|昨日|[0-9年月日至]+|一早|清早|清晨|傍晚|昨日|昨天|今天|今日|上午|下午|晚上?|[，,\s]|本报讯|讯|（[^）]{0,20}）)+)"
)

Handler = Callable[["_Reader", Hit, Span], None]


class _Reader:
    """Walks the sentences of one article and fills drafts of its events."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.text = scene.text
        self.drafts: list[Draft] = []
        self.subject: Run | None = None
        self.topic: Run | None = None
        self.waiting: list[Mention] = []
        self.number = 0
        self.speech = False
        self.lead = True

    # ------------------------------------------------------------------ the walk

    def read(self) -> list[Draft]:
        sentences = self.scene.sentences
        body = self.scene.article.body
        first = next((i for i in range(len(sentences)) if sentences[i].start >= body), len(sentences))
        if body and first < len(sentences) and self._headline(sentences[first]):
            first += 1
        for number in range(first, len(sentences)):
            self._sentence(number, sentences[number])
        if not self.drafts:
            self.lead = True
            for number in range(first):
                self._sentence(number, sentences[number])
        else:
            self._title(first)
        return [d for d in self.drafts if d.people or (d.names and d.day) or d.sentence == first or (d.day and d.kind == "reception")]

    def _headline(self, span: Span) -> bool:
        """Whether the first line of the body only prints the title again."""
        line = self.text[span.start : span.end]
        shared = set(line) & set(self.scene.article.title)
        return (
            len(line) <= 80
            and 2 * len(shared) >= len(set(line))
            and self.text[span.end - 1] not in "。；"
            and self.text[span.end : span.end + 1] == "\n"
        )

    def _sentence(self, number: int, span: Span) -> None:
        self.number = number
        self.topic = self.subject or self.topic
        self.subject = None
        cues = self.scene.cues_in(span)
        spoken = next((cue.start for cue in cues if cue.kind == "say"), span.end)
        for cue in cues:
            handler = _HANDLERS.get(cue.kind)
            if handler is None:
                continue
            if cue.start > spoken and not self._fresh(cue, span, spoken):
                continue
            handler(self, cue, span)
        self._guests(span)
        if spoken < span.end and not any(
            cue.kind in ("convene", "preside", "inspect", "receive") for cue in cues if cue.start < spoken
        ):
            self.lead = False

    def _fresh(self, cue: Hit, span: Span, spoken: int) -> bool:
        """Behind a verb of saying only a clause with people and their posts still tells who was there."""
        if cue.kind not in ("preside", "attend"):
            return False
        start = self.scene.clause_start(cue.start, span.start)
        runs = [r for r in self.scene.runs_in(spoken, cue.start) if r.end > start]
        return any(m.posts or m.rule == "name.before-verb" for run in runs for m in run.people)

    # ------------------------------------------------------------------ who acts

    def actor(self, cue: Hit, span: Span) -> Run | None:
        """The people who do what the cue says: in its clause, or carried over where the clause has no subject."""
        start = self.scene.clause_start(cue.start, span.start)
        runs = [r for r in self.scene.runs_in(span.start, cue.start) if r.end > start]
        runs = [r for r in runs if r.lead not in OBJECT_LEADS and not _HANDS_ON.match(self.text, r.end)]
        if cue.kind == "receive":  # 在海牙会见国王，同首相举行会谈: the host stands in the clause before
            hosts = [r for r in runs if r.lead not in _WITH]
            if runs and not hosts and _ADVERBIAL.fullmatch(self.text, start, max(start, runs[0].start - 1)):
                self.subject = self.subject or self._topic(span, start)
                return self.subject
            runs = hosts
        if runs:
            run = runs[0]
            if _UNREAL.search(self.text, run.end, cue.start):
                return None
            if cue.kind != "receive" and _OTHER.search(self.text, run.end, cue.start):
                return None
            self.subject = run
            return run
        if _PRONOUN.match(self.text, start) and self.topic:
            self.subject = self.topic
            return self.topic
        if not _ADVERBIAL.fullmatch(self.text, start, cue.start):
            return self._pending(cue, span, start) if cue.kind in ("attend", "speak") else None
        if self.subject is None:
            self.subject = self._topic(span, start)
        return self.subject

    def _topic(self, span: Span, before: int) -> Run | None:
        """The people with whom an earlier clause of the sentence begins."""
        for run in reversed(self.scene.runs_in(span.start, before)):
            opening = self.scene.clause_start(run.start, span.start)
            if run.lead not in OBJECT_LEADS and _ADVERBIAL.fullmatch(self.text, opening, run.start):
                return run
        return None

    def _pending(self, cue: Hit, span: Span, start: int) -> Run | None:
        """People listed before a group (市委书记某某，各部门负责人参加): no verb stands between them and this one."""
        runs = [r for r in self.scene.runs_in(span.start, start) if r.lead not in OBJECT_LEADS]
        if not runs or _UNREAL.search(self.text, start, cue.start):
            return None
        run = runs[-1]
        between = self.scene.cues_in(Span(run.end, cue.start))
        listing = all(c.kind in ("meeting", "letter") for c in between) and not _VERBAL.search(
            self.text, run.end, start
        )
        return run if listing else None

    # ------------------------------------------------------------------ which event

    def last(self, *kinds: Kind) -> Draft | None:
        """The event told last, of these kinds if any are given."""
        return next((d for d in reversed(self.drafts) if not kinds or d.kind in kinds), None)

    def _day(self, cue: Hit, span: Span) -> tuple[date | None, Span | None, bool]:
        """The day of what a cue tells: in its sentence, or carried on; and whether it is news of this article."""
        days = [d for d in self.scene.days if span.start <= d.span.start < span.end and not d.dateline]
        before = [d for d in days if d.span.start < cue.start]
        found = before[-1] if before else (days[0] if days else None)
        if before and self.drafts and len(before) > 1:
            found = before[-1]
        published = self.scene.published
        if published and self._history(span, published):
            return None, None, False
        if found:
            old = published is not None and not -2 <= (published - found.date).days <= _NEWS_DAYS.days
            if found.several and cue.kind != "inspect" and _TRIP.search(self.text, span.start, span.end):
                return None, None, not old
            return found.date, found.span, not old
        previous = self.last()
        head = self.text[span.start : cue.start]
        if previous and (_SAME_DAY.search(head) or previous.sentence == self.number):
            return previous.day, previous.day_span, True
        if not self.drafts:
            early = [
                d
                for d in self.scene.days
                if d.span.start < span.start and d.span.start >= self.scene.article.body and not d.dateline
            ]
            if early and (published is None or -2 <= (published - early[-1].date).days <= 31):
                return early[-1].date, early[-1].span, True
        return None, None, True

    def _history(self, span: Span, published: date) -> bool:
        """Whether the sentence prints a month that lies far back: 2018年9月."""
        quoted = not self.lead or (self.subject is not None and self.subject.people[0].rule == "name.before-title")
        if quoted and _LONG_AGO.search(self.text, span.start, span.end) and not self._dated(span):
            return True
        return any(
            int(m[1]) * 12 + int(m[2]) < published.year * 12 + published.month - 4
            for m in _MONTH.finditer(self.text, span.start, span.end)
        )

    def create(self, kind: Kind, cue: Hit, span: Span, rule: str) -> Draft | None:
        """A new event, where the sentence tells news: in the lead, or with a day of its own."""
        day, day_span, news = self._day(cue, span)
        own = day_span is not None and span.start <= day_span.start < span.end
        titled = self.subject and self.subject.people[0].rule == "name.before-title"
        if titled and (kind == "inspection" or (not own and not self.drafts)):
            return None  # 某某总书记在某地考察时强调: quoted, not news of this article
        if not news or (not self.lead and day_span is None and not self._told(cue, span)):
            return None
        start = max(span.start, min(span.start, cue.start))
        end = next((i + 1 for i in range(cue.end, span.end) if self.text[i] in "，。；"), span.end)
        draft = Draft(kind, Span(start, end), rule, self.number, day, day_span)
        if _VIDEO.search(self.text, span.start, span.end):
            draft.mode = "video"
        self.drafts.append(draft)
        if rule in ("event.presided", "event.attended"):
            for mention in self.waiting:
                draft.add(mention, "attends", "attends.speaks")
        self.waiting = []
        return draft

    def _told(self, cue: Hit, span: Span) -> bool:
        """Outside the lead, a person must act before the verb, and the sentence go on with the story: 调研期间, 会后."""
        if not any(r.lead not in OBJECT_LEADS for r in self.scene.runs_in(span.start, cue.start)):
            return False
        if cue.kind == "preside" and not self.drafts:
            return True
        return bool(_DURING.search(self.text, span.start, cue.start))

    def meeting(self, cue: Hit | None, at: Hit, span: Span, rule: str) -> Draft | None:
        """The meeting that a noun names: one already told, or a new one."""
        name = self.scene.names[cue.end] if cue else None
        if name is None or name.bare:
            found = self.last("meeting")
            if found:
                return found
            return self.create("meeting", at, span, rule)
        printed = self.text[name.span.start : name.span.end]
        if _PAST.search(printed) and not printed.endswith("欢迎仪式"):
            return None
        kind: Kind = "reception" if printed.endswith("欢迎仪式") else "meeting"
        for draft in reversed(self.drafts):
            if draft.kind == kind and (draft.is_named(printed) or (not draft.names and draft.sentence == self.number)):
                draft.rename(self.text, name.span)
                return draft
        created = self.create(kind, at, span, rule)
        if created:
            created.rename(self.text, name.span)
        return created

    def _noun(self, cue: Hit, span: Span, within: int = 80) -> Hit | None:
        """The meeting's noun that a verb governs: the next one in its clause."""
        for hit in self.scene.cues_in(Span(cue.end, min(span.end, cue.end + within + 60))):
            gap = self.text[cue.end : hit.start]
            if hit.kind == "meeting":
                return hit if len(gap) <= within and not re.search(r"[，。；：]", gap) else None
            if hit.kind in ("attend", "preside", "receive", "say") and hit.start - cue.end > 1:
                return None
        return None

    # ------------------------------------------------------------------ cues

    def preside(self, cue: Hit, span: Span) -> None:
        """主持: who leads a meeting."""
        opens = "召开" in self.text[cue.start : cue.end] or "举行" in self.text[cue.start : cue.end]
        if not opens and not _PRESIDES.match(self.text, cue.end):
            return
        run = self.actor(cue, span)
        if run is None or _NOT_NOW.search(self.text, self.scene.clause_start(cue.start, span.start), cue.start):
            return
        noun = self._noun(cue, span) or self._noun_before(cue, span)
        merged = self._companions(run, cue, span)
        nouns = self._nouns(noun, span) if noun else [None]
        for each in nouns:
            bare = each is None or self.scene.names[each.end].bare
            if (
                opens
                and bare
                and not (self.drafts and self.drafts[-1].sentence == self.number and self.drafts[-1].kind == "meeting")
            ):
                draft = self.create("meeting", cue, span, "event.presided")
            else:
                draft = self.meeting(each, cue, span, "event.presided")
            if draft is None:
                continue
            for mention in merged:
                draft.add(mention, "presides", "presides.by-verb")

    def _noun_before(self, cue: Hit, span: Span) -> Hit | None:
        """某某座谈会，由某人主持: the noun that the sentence has named, where no event has been told yet."""
        if self.drafts:
            return None
        nouns = [h for h in self.scene.cues_in(Span(span.start, cue.start)) if h.kind == "meeting"]
        return nouns[-1] if nouns and not self.scene.names[nouns[-1].end].bare else None

    def _companions(self, run: Run, cue: Hit, span: Span) -> tuple[Mention, ...]:
        """共同主持 behind 会见: the guest presides with the host."""
        reception = self.last("reception")
        if (
            "共同" not in self.text[max(span.start, cue.start - 4) : cue.start]
            or len(run.people) > 1
            or reception is None
        ):
            return run.people
        if reception.sentence != self.number:
            return run.people
        return (*run.people, *(m for m, role, _, _ in reception.people.values() if role == "attends"))

    def _nouns(self, first: Hit, span: Span) -> list[Hit | None]:
        """The nouns of a list: 主持A会议、B会议和C会议."""
        found: list[Hit | None] = [first]
        end = first.end
        for hit in self.scene.cues_in(Span(first.end, span.end)):
            if hit.kind == "meeting" and self.text[end : hit.start] in ("、", "和", "及", "以及", "、并"):
                found.append(hit)
                end = hit.end
            elif hit.start > end + 2:
                break
        return found

    def convene(self, cue: Hit, span: Span) -> None:
        """召开, 举行: a meeting takes place; its name stands before the verb, or behind it."""
        start = self.scene.clause_start(cue.start, span.start)
        if _UNREAL.search(self.text, start, cue.start) or self.text[cue.end : cue.end + 1] == "的":
            return
        if _LATER.search(self.text, start, cue.start) or self.text[: cue.start].endswith(
            ("关于", "筹备", "研究", "决定")
        ):
            return
        if _OTHER.search(self.text, start, cue.start):
            return
        if self._ceremony(cue, span):
            return
        after = self._noun(cue, span)
        nouns = [h for h in self.scene.cues_in(Span(start, cue.start)) if h.kind == "meeting"]
        before = nouns[-1] if nouns and self.text[nouns[-1].end] != "的" else None
        noun = after or before
        if noun is None:
            return
        run = self.actor(cue, span)
        if run is None and not self.lead and not self._dated(span):
            return
        bare = self.scene.names[noun.end].bare
        numbered = _JUST_NUMBER.fullmatch(self.text[self.scene.names[noun.end].span.start : noun.end])
        if noun is after and (bare or (numbered and "召开" in self.text[cue.start : cue.end])) and run is None:
            self._body(cue, noun, span, start)
            return
        if bare and not after and (self.drafts or not self.lead):
            return
        same = (
            self.drafts
            and self.drafts[-1].sentence == self.number
            and self.drafts[-1].kind == "meeting"
            and not self.drafts[-1].names
        )
        draft = (
            self.create("meeting", cue, span, "event.convened")
            if bare and not same
            else self.meeting(noun, cue, span, "event.convened")
        )
        if draft and run and draft.kind == "reception":
            hosts = draft.presiders()
            if hosts and run.people[0].name not in hosts:  # another host gives another welcome
                draft = self.create("reception", cue, span, "event.convened")
                if draft:
                    draft.rename(self.text, self.scene.names[noun.end].span)
            if draft:
                self._welcomed(draft, run, cue)
        elif draft and run and cue.start >= run.end:
            convened = self.text[cue.start : cue.end]
            if "组织" in convened:
                for mention in run.people:
                    draft.add(mention, "attends", "attends.convenes")
            elif convened in _CONVENED_BY or not self.text[run.end : cue.start].strip("日上下午0123456789月晚"):
                for mention in run.people:
                    draft.add(mention, "presides", "presides.convenes")
        elif draft and not draft.body and noun is after:
            draft.body = self._organiser(start, cue.start)

    def _welcomed(self, draft: Draft, run: Run, cue: Hit) -> None:
        """某人为某人举行欢迎仪式: who gives the welcome presides, who is welcomed attends."""
        draft.add(run.people[0], "presides", "presides.receives")
        for other in self.scene.runs_in(run.end, cue.start):
            for mention in other.people:
                draft.add(mention, "attends", "attends.received")

    def _dated(self, span: Span) -> bool:
        return any(span.start <= d.span.start < span.end for d in self.scene.days)

    def _organiser(self, start: int, end: int) -> str:
        body = _LEADING.sub("", self.text[start:end]).rpartition("的")[2]
        body = re.sub(
            r"(?:[0-9]{1,2}月)?[0-9]{1,2}日.*$|(?:上午|下午|晚上?|在[^，]*|再次|又|今天|昨天|昨日|连夜|及时|迅速|立即)+$",
            "",
            body,
        ).strip()
        return body if 2 <= len(body) <= 40 and _BODY_NAME.search(body) else ""

    def _body(self, cue: Hit, noun: Hit, span: Span, start: int) -> None:
        """某领导小组召开会议: the body's meeting, named after the body; 举行会议 gives no name."""
        body = self._organiser(start, cue.start)
        if not body:
            if not self.drafts:
                self.create("meeting", cue, span, "event.convened")
            return
        printed = self.text[noun.start : noun.end]
        name = f"{body}{printed}"
        draft = next((d for d in self.drafts if d.is_named(name)), None) or self.create(
            "meeting", cue, span, "event.body-meets"
        )
        if draft is None:
            return
        draft.body = body
        if not draft.names and not body.endswith("党组") and not _OWN.fullmatch(body):
            at = self.text.index(body, start)
            ordinal, series = ordinal_of(name)
            draft.names.append(Name(name, series or name, ordinal, Span(at, noun.end), "name.of-body"))

    def _ceremony(self, cue: Hit, span: Span) -> bool:
        """举行仪式，欢迎…访问: a reception; the host gives it."""
        welcome = re.compile(r"(?:欢迎)?仪式，(?:热烈)?欢迎").match(self.text, cue.end)
        run = self.actor(cue, span) if welcome else None
        if welcome is None or run is None:
            return False
        guests = self.scene.runs_in(welcome.end(), span.end)
        created = self.create("reception", cue, span, "event.welcomed")
        if created:
            at = cue.end + self.text[cue.end : welcome.end()].index("仪式")
            created.names.append(Name("欢迎仪式", "", None, Span(at, at + 2), "name.of-welcome"))
            created.add(run.people[0], "presides", "presides.receives")
            for mention in guests[0].people if guests else ():
                created.add(mention, "attends", "attends.received")
        return True

    def named(self, cue: Hit, span: Span) -> None:
        """某会议研究了…; 某人在某会议上强调…: a meeting told by its name and what went on there."""
        name = self.scene.names[cue.end]
        if name.bare or not self.lead:
            return
        at = _SPOKE_AT.match(self.text, cue.end)
        start = self.scene.clause_start(cue.start, span.start)
        if at:
            run = self.actor(cue, span)
            draft = self.meeting(cue, cue, span, "event.spoken-at") if run or not self.drafts else None
            for mention in run.people if draft and run else ():
                draft.add(mention, "attends", "attends.speaks")
        elif _WENT_ON.match(self.text, cue.end) and not self.text[start : name.span.start].strip(
            " 0123456789月日上下午"
        ):
            self.meeting(cue, cue, span, "event.convened")

    def attend(self, cue: Hit, span: Span) -> None:
        """出席, 参加, 列席, 陪同: who else was there."""
        if self.text.startswith("下", cue.end) and "陪同" in self.text[cue.start : cue.end]:
            return  # 在某人陪同下: told with the visit
        listed = _LISTED.match(self.text, cue.end)
        runs = self._listed(listed.end(), span) if listed else self._side_by_side(cue, span)
        if not runs and not self._tells(cue, span):
            return
        presence: Presence = "observer" if _OBSERVER.match(self.text, cue.start) else "person"
        near = self.text[max(span.start, cue.start - 6) : cue.start]
        if "视频" in near or "分会场" in self.text[max(span.start, cue.start - 12) : cue.start]:
            presence = "video"
        for draft in self._attended(cue, span, listed is not None):
            for run in runs:
                for mention in run.people:
                    draft.add(mention, "attends", "attends.by-verb", presence)

    def _tells(self, cue: Hit, span: Span) -> bool:
        """全体常委参加会议: nobody is named, but that a meeting took place is told first here."""
        noun = self._noun(cue, span)
        return (
            not self.drafts and self.lead and noun is not None and not _UNREAL.search(self.text, span.start, cue.start)
        )

    def _side_by_side(self, cue: Hit, span: Span) -> list[Run]:
        """Everybody who shares the verb: the subject, and people before it since the last verb (以及老同志某某)."""
        run = self.actor(cue, span)
        if run is None:
            return []
        verbs = [c.end for c in self.scene.cues_in(Span(span.start, run.start)) if c.kind != "meeting"]
        start = max([span.start, *verbs])
        earlier = [
            r
            for r in self.scene.runs_in(start, run.start)
            if r.lead not in OBJECT_LEADS
            and not _HANDS_ON.match(self.text, r.end)
            and not _VERBAL.search(self.text, r.end, run.start)
            and not _CLAUSE_VERB.search(self.text, r.end, run.start)
        ]
        return [*earlier, run]

    def _listed(self, at: int, span: Span) -> list[Run]:
        """The people behind 出席会议的还有."""
        runs = self.scene.runs_in(at, min(len(self.text), span.end + 400))
        found: list[Run] = []
        for run in runs:
            gap = self.text[at : run.start]
            if len(gap) > 12 or not _BETWEEN.fullmatch(gap):
                break
            found.append(run)
            at = run.end
        return found

    def _attended(self, cue: Hit, span: Span, listed: bool) -> Iterable[Draft]:
        """The event or events that a verb of attending is about."""
        if _ALL.search(self.text, cue.end, min(span.end, cue.end + 12)):
            return list(self.drafts)
        noun = self._noun(cue, span)
        if noun is not None and (not listed or not self.drafts):
            bare = self.scene.names[noun.end].bare
            if not bare and re.match(
                r"[^，。；]{0,8}(?:期间|之机|之际|时|前会|后会|[前后]，|的)", self.text[noun.end : noun.end + 12]
            ):
                return []
            drafts = [self.meeting(each, cue, span, "event.attended") for each in self._nouns(noun, span)]
            return [d for d in drafts if d]
        behind = self.text[cue.end : cue.end + 6]
        verb = self.text[cue.start : cue.end]
        kinds: tuple[Kind, ...] = ()
        if re.match(r"了?(?:会见|会谈|接见|会晤|通话)", behind) or re.match(
            "会见|会谈", self.text[cue.start + 2 : cue.start + 4]
        ):
            kinds = ("reception",)
        elif re.match(r"了?(?:调研|检查|考察|督导|慰问|看望|走访|活动|督查|视察|巡查)", behind) or verb.startswith(
            "陪同"
        ):
            kinds = ("inspection", "reception")
        elif "会" in behind[:3]:
            kinds = ("meeting",)
        found = self.last(*kinds) or (self.last() if not kinds or verb.startswith("陪同") else None)
        if found is None and not self.drafts and (listed or "会" in verb or self._is_event(cue)):
            found = self.create(kinds[0] if kinds else "meeting", cue, span, "event.attended")
        return [found] if found else []

    def _is_event(self, cue: Hit) -> bool:
        """Whether what is attended is an event: a meeting, a visit, or left unsaid; to accompany is to visit."""
        match = _MEETS.match(self.text, cue.end)
        return bool(match) and not (self.text.startswith("陪同", cue.start) and len(match[0]) > len("考察了"))

    def speak(self, cue: Hit, span: Span) -> None:
        """讲话, 汇报, 发言: who spoke at the meeting was there."""
        if _UNREAL.search(self.text, self.scene.clause_start(cue.start, span.start), cue.start):
            return
        draft = self.last("meeting")
        waits = draft is None and not self._at_meeting(cue, span)
        if self.text[cue.start - 2 : cue.start] in ("书面", "视频", "重要", "上的") or self.text[cue.start - 1] == "的":
            return
        run = self.actor(cue, span)
        if run is None or _PRESS.search(self.text, run.end, cue.start):
            return
        if waits:  # 某人传达了指示。某人主持会议: the meeting is told only then
            self.waiting += [m for m in run.people if not self.drafts and self.lead]
            return
        draft = draft or self.create("meeting", cue, span, "event.spoken-at")
        for mention in run.people if draft else ():
            draft.add(mention, "attends", "attends.speaks")

    def _at_meeting(self, cue: Hit, span: Span) -> bool:
        """Whether the sentence says that the words were spoken at a meeting, or the verb alone does: 作交流发言."""
        said = self.text[cue.start : cue.end]
        if said.startswith("通报") and self._dated(span) and _BRIEFED.search(self.text, span.start, cue.start):
            return not self.drafts
        return not self.drafts and (
            any(word in said for word in ("发言", "讲话", "宣读", "致辞", "点评", "领学"))
            or "会上" in self.text[span.start : cue.start]
        )

    def lead_out(self, cue: Hit, span: Span) -> None:
        """率队, 带队: who leads a visit that others make."""
        run = self.actor(cue, span)
        draft = self.last("inspection")
        if run is None or draft is None or draft.sentence != self.number:
            return
        for name, (mention, role, presence, _) in list(draft.people.items()):
            if role == "presides" and name not in {m.name for m in run.people}:
                draft.people[name] = (mention, "attends", presence, "attends.goes-along")
        for mention in run.people:
            draft.add(mention, "presides", "presides.leads")

    def inspect(self, cue: Hit, span: Span) -> None:
        """调研, 检查, 慰问: who went out, and with whom."""
        near = self.text[max(0, cue.start - 3) : cue.start]
        if near.endswith(("一同", "一起")) and self.last("inspection"):
            self.attend(cue, span)
            return
        if (
            any(word in near for word in ("参加", "陪同", "出席", "参与", "作", "专题", "一同", "一起"))
            and "陪同下" not in near
        ):
            return
        if self.text[cue.end : cue.end + 1] in ("组", "团", "员", "室", "站", "局", "院", "处", "报", "成", "座", "协"):
            return
        run = self.actor(cue, span) or self._leader(cue, span)
        if run is None or (len(self.text[run.end : cue.start]) > 90 and run is not self.subject):
            return
        led = self._accompanied(run, cue)
        followers, run = (run.people, led) if led else ((), run)
        leader = run.people[0]
        for draft in self.drafts:
            if draft.kind == "inspection" and leader.name in draft.people:
                self._again(draft, cue, span)
                return
        created = self.create("inspection", cue, span, "event.inspected")
        if created is None:
            return
        for mention in run.people:
            created.add(mention, "presides", "presides.goes")
        for mention in followers:
            created.add(mention, "attends", "attends.goes-along")
        for other in self.scene.runs_in(span.start, cue.start):
            if other is not run and self.text[other.end : other.end + 4].lstrip("等").startswith("陪同"):
                for mention in other.people:
                    created.add(mention, "attends", "attends.goes-along")

    def _leader(self, cue: Hit, span: Span) -> Run | None:
        """检查组在某人带领下检查: who leads the group."""
        return next((r for r in self.scene.runs_in(span.start, cue.start) if _LED.match(self.text, r.end)), None)

    def _accompanied(self, run: Run, cue: Hit) -> Run | None:
        """甲陪同乙视察: 乙 leads."""
        for other in self.scene.runs_in(run.end, cue.start):
            if other.lead == "陪同" or self.text[run.end : other.start].endswith("陪同"):
                return other
        return None

    def _again(self, draft: Draft, cue: Hit, span: Span) -> None:
        """An event told once more: it may get its day now, and what follows belongs to it."""
        if draft.day is None and draft.sentence != self.number:
            day, day_span, news = self._day(cue, span)
            if news and day_span and day_span.start >= span.start:
                draft.day, draft.day_span = day, day_span
        self.drafts.remove(draft)
        self.drafts.append(draft)

    def receive(self, cue: Hit, span: Span) -> None:
        """会见, 会谈: who received whom."""
        near = self.text[max(0, cue.start - 2) : cue.start]
        if near in ("参加", "陪同", "出席") or (self.drafts and _NOT_MEETING.match(self.text, cue.end)):
            return
        run = self.actor(cue, span)
        start = self.scene.clause_start(cue.start, span.start)
        if run is None:
            if _OFFICES_MEET.search(self.text, start, cue.start) and self._dated(span):
                self.create("reception", cue, span, "event.received")
            return
        guests: list[Mention] = [
            m
            for r in self.scene.runs_in(max(start, run.end), cue.start)
            for m in r.people
            if r.lead in ("同", "与", "和")
        ]
        stop = next((i for i in range(cue.end, span.end) if self.text[i] in "，。；"), span.end)
        guests += [m for r in self.scene.runs_in(cue.end, min(span.end, stop + 1)) for m in r.people]
        host, *others = run.people
        if len(guests) > 1 and self._apart(run, guests, cue):
            for guest in guests:
                created = self.create("reception", cue, span, "event.received")
                if created:
                    created.add(host, "presides", "presides.receives")
                    created.add(guest, "attends", "attends.received")
            return
        known = {g.name for g in guests} | {o.name for o in others}
        for draft in self.drafts:
            if draft.kind == "reception" and host.name in draft.people and (not known or known & set(draft.people)):
                return
        created = self.create("reception", cue, span, "event.received")
        if created is None:
            return
        created.add(host, "presides", "presides.receives")
        summit = _SUMMIT.search(self.text, run.end, cue.end)
        if summit:
            created.names.append(Name(summit[1], "", None, Span(*summit.span(1)), "name.printed"))
        for mention in (*others, *guests):
            created.add(mention, "attends", "attends.received")

    def _apart(self, run: Run, guests: list[Mention], cue: Hit) -> bool:
        """Whether guests were met one by one: 分别会见, or each with a post of a country of its own."""
        if "分别" in self.text[run.end : cue.start] or "分别" in self.text[cue.start : cue.end + 3]:
            return True
        lands = [next((n for n in foreign() if g.posts and g.posts[0].text.startswith(n)), "") for g in guests]
        return all(lands) and len(set(lands)) == len(lands)

    def say(self, cue: Hit, span: Span) -> None:
        """召开会议。副县长某某要求: who speaks first about a meeting that nobody is yet known at was there."""
        draft = self.last()
        run = next(iter(self.scene.runs_in(span.start, cue.start)), None)
        if draft is None or run is None or draft.kind != "meeting" or draft.people or run.start != span.start:
            return
        if run.end == cue.start and 0 < self.number - draft.sentence <= 2 and run.people[0].rule == "name.behind-post":
            for mention in run.people:
                draft.add(mention, "attends", "attends.speaks")

    def _guests(self, span: Span) -> None:
        """Who was visited at home, or spoke at a reception: people with posts of their own in a later sentence."""
        draft = self.last()
        if draft is None:
            return
        for run in self.scene.runs_in(span.start, span.end):
            if not any(m.posts and m.rule != "name.before-title" for m in run.people):
                continue
            if draft.kind == "meeting":
                if _REPORTS.match(self.text, run.end):
                    for mention in run.people:
                        draft.add(mention, "attends", "attends.reports")
                continue
            visited = (
                draft.kind == "inspection"
                and run.lead in ("来到", "看望", "在", "看望慰问", "慰问", "到", "走访")
                and _GUESTS.match(self.text, run.end)
            )
            spoke = draft.kind == "reception" and run.start - span.start <= _SHORT_LEAD and draft.sentence != self.number
            if visited or spoke:
                for mention in run.people:
                    draft.add(mention, "attends", "attends.visited")

    def _title(self, first: int) -> None:
        """The title may print a second name of the only meeting."""
        meetings = [d for d in self.drafts if d.kind == "meeting"]
        if len(meetings) != 1:
            return
        body = self.scene.article.body
        titles = [c for c in self.scene.cues_in(Span(0, body)) if c.kind == "meeting"]
        known = {name.text for name in meetings[0].names}
        if any(self.text[c.start : c.end] in known for c in titles):
            return
        for cue in titles:
            if not self.scene.names[cue.end].bare:
                name = self.scene.names[cue.end].span
                printed = self.text[name.start : name.end]
                draft = meetings[0]
                if not draft.names or (
                    len(draft.names) == 1
                    and printed != draft.names[0].text
                    and draft.names[0].ordinal is not None
                    and names_of(self.text, name)[0].ordinal == draft.names[0].ordinal
                ):
                    draft.names.extend(names_of(self.text, name)[:1])


_HANDLERS: dict[str, Handler] = {
    "preside": _Reader.preside,
    "convene": _Reader.convene,
    "attend": _Reader.attend,
    "speak": _Reader.speak,
    "inspect": _Reader.inspect,
    "receive": _Reader.receive,
    "lead": _Reader.lead_out,
    "meeting": _Reader.named,
    "say": _Reader.say,
}


def find_drafts(scene: Scene) -> list[Draft]:
    """Every event that the article tells as news, with the people at it, in the order of telling."""
    return _Reader(scene).read()
