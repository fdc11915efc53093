"""Finds the verbs of saying that govern (强调, 要求, 决定 …), and who says what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.measures.speakers import NOBODY, Speakers, Who
from kg.measures.words import VERB, Grammar, clause_start
from kg.model import Span

__all__ = ["ADDRESSES", "BRIEFING", "QUOTES", "SENTENCE_END", "Verb", "names_meeting", "verb_at"]

_STOPS = frozenset("，,。；;！？!?：:\n“”「」")
SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_ORDERED_NOUN = re.compile(r"(?:.{0,8}?)(?:要求|意见|建议|希望|任务)[：:，,。]")
_NOUN_BEFORE = frozenset(("的", "之", "了", "过", "、", "和", "。", "》", "”", "；", ""))
_NAMED_BY = ("精神", "批示", "要求")
# 落实市委要求，…; 二是要认真结合会议部署，…
_ACCORDING = re.compile(
    "的|(?:[一二三四五六七八九十]{1,2}是)?(?:要|继续|认真|坚决|全面|深入|切实|严格|紧密){0,3}"
    "(?:按照|根据|落实|贯彻|遵照|遵循|围绕|对照|牢记|学习|结合)"
)
_GIVEN = ("指示", "批示")
_GIVES = ("作出重要", "做出重要")
"""Only so 重要指示 gives an order; else it names one: 传达…重要指示."""
_INSTRUCTS = re.compile("[作做]出(?:重要)?[指批]示(?:和重要批示)?$")
_GREAT = ("重要", "重大", "系统", "战略", "全面")
_CARRIED_OUT = ("执行", "响应", "落实好", "遵照", "按照")
"""Behind one of these, wherever it stands in the clause, an order is one of before: 用行动响应…号召."""
_NOUNS = ("要求", "指示", "批示", "部署", "决定", "号召")
_TELLS = "介绍"
BRIEFING = "发布会"
_OFFICES = ("负责人", "发言人", "负责同志")
"""Who speaks for the authority that holds a press conference: …司负责人介绍，要…."""
_SPEAKS = ("表示", "认为", "指出", "强调", "说")
_OPEN = ("，", "：", ":", ",", "“", "要")
_NEEDS_STOP = ("提出", "明确", "部署", "批示")  # verbs of saying only where what is said follows
_TOLD = re.compile("对|向|告诉|叮嘱|嘱咐|勉励|提醒|寄语")  # 叮嘱干部说，: those right before 说 are told
_MEETING = ("会议", "会上", "座谈会", "调度会", "例会", "常务会")  # an article's meeting that no rule recognised
ADDRESSES = ("希望", "勉励", "提醒")  # verbs of saying where somebody is addressed: 他希望大家要…
REACH = 60
"""So far before a verb its sentence is looked for, ..."""
SUBJECT = 8
"""... and so many characters of it name whom it is about."""
QUOTED = 80
"""The name of an idea is at most so long, in quotation marks, ..."""
_BLANK_OR_STOP = "，,、。；;"
TERM = 4
"""... and so few characters are never more than a name."""
QUOTES = re.compile("[，：:,]?“")
_WISH = "希望"
"""Without a subject it goes on with the speaker of the paragraph before, too."""
_ARRANGED = re.compile("就(?![业近医学读地职诊餐])|围绕|对(?![口外接标照应])")


class Verb(NamedTuple):
    """A verb of saying up to `end`: its clause begins at `clause`, what it says at `content`; None: others speak."""

    clause: int
    content: int
    end: int
    verb: str
    force: str
    who: Who | None


def verb_at(text: str, verb: Span, grammar: Grammar, speakers: Speakers, before: Verb | None) -> Verb | None:
    """The verb at this place if it governs or hands the word to others; None where it is a noun or a passive."""
    # The cheap questions come first: many verbs of an article are refused by the character behind them.
    start, end = verb
    word = text[start:end]
    force = grammar.force[word]
    ordered = _ORDERED_NOUN.match(text, end, end + 14) if word == "提出" else None
    open_ended = bool(ordered) or text.startswith(_OPEN, end)
    governs = open_ended or (force != "say" and word not in _NEEDS_STOP)
    if (not ordered and _is_name(text, end, force)) or not (governs or word in ADDRESSES):
        return None
    clause = clause_start(text, start, _STOPS)
    if word == _TELLS:
        return _briefs(text, clause, verb, speakers) if open_ended and BRIEFING in speakers.title else None
    left, content = text[clause:start].strip(), end
    if force == "arrange":
        about = _ARRANGED.search(left)
        if not about or (not about.start() and before and not _ends_between(text, before, clause)):
            return None  # the second: 会议要求，…，对…进行部署 is an order like the others
        content = text.index(left, clause) + about.start()
        left = left[: about.start()]
    elif ordered:  # 对下步工作提出了三点要求：
        content = ordered.end()
        clause, left = _who_demands(text, clause, start)
    if _is_of_before(left, word) or (open_ended and _quotes_a_name(text, end)):
        return None
    left, role = _subject(left, word, grammar, speakers, open_ended=open_ended)
    if not left and word in _SPEAKS and _others_speak(text, clause, grammar, speakers.names):
        role = "other"
    speaks_on = not left and before is not None and text.count("\n", before.content, clause) <= (word == _WISH)
    governs = governs or role in ("event", "person", "title") or left.endswith(speakers.names) or speaks_on
    # What another gathering adopted, or arranged as a part of what is said: 会议强调，省委全会对改革作出部署。要….
    within = force == "arrange" and before and before.who and not _ends_between(text, before, clause)
    passing = role == "other" and (force == "adopt" or within)
    if role == "noun" or not governs or passing or not grammar.stands(text, start, end, VERB):
        return None
    who = None
    if role != "other":
        near = before and (speaks_on or "\n" not in text[before.content : clause])
        carried = before.who if before and near else None
        guess = open_ended and grammar.likely_name(left)
        who = speakers.find(clause, clause + len(left), role, carried=carried, guess=guess)
        if (who is None or who == NOBODY) and not role and _sentence_of_meeting(text, clause, speakers):
            who = NOBODY
        elif who == NOBODY and not _unseen_meeting(text, left, start, speakers):
            who, role = None, "other"
    # Whoever is unknown (学员表示，): what was said before ends there, and what follows is nobody's.
    return (
        Verb(clause, content, end, word, force, who)
        if who or role == "other" or (word in _SPEAKS and open_ended and left)
        else None
    )


def _who_demands(text: str, clause: int, verb: int) -> tuple[int, str]:
    """The clause and the words before 对 or 就 in 某某对在新形势下，做好工作|提出三点要求."""
    begin = _sentence_start(text, max(0, clause - REACH), clause, "。；\n")
    for start in (clause, begin):
        left = text[start:verb].strip()
        about = _ARRANGED.search(left)
        if about:
            return start, left[: about.start()]
    return clause, text[clause:verb].strip()


def _sentence_start(text: str, floor: int, at: int, stops: str = "。\n") -> int:
    """Where the sentence that holds `at` begins; 0 where none ends between `floor` and it."""
    return max(text.rfind(stop, floor, at) for stop in stops) + 1


def _ends_between(text: str, before: Verb, clause: int) -> bool:
    """Whether a sentence ends between the verb before and a clause."""
    return SENTENCE_END.search(text, before.content, clause) is not None


def names_meeting(text: str) -> bool:
    """Whether the text speaks of a meeting at all."""
    return any(word in text for word in _MEETING)


def _unseen_meeting(text: str, left: str, verb: int, speakers: Speakers) -> bool:
    """Whether a meeting speaks that no rule recognised as an event: 会议, or one that the first paragraph tells of."""
    return left in _MEETING or (left.endswith(_MEETING) and "\n" not in text[speakers.body : verb])


def _sentence_of_meeting(text: str, clause: int, speakers: Speakers) -> bool:
    """Whether the sentence begins with the meeting of an article whose event no rule recognised: 会议研究…，强调要…."""
    begin = _sentence_start(text, speakers.body, clause)
    return not speakers.tell_of_events and text.startswith(_MEETING, begin, clause)


def _others_speak(text: str, clause: int, grammar: Grammar, names: Sequence[str]) -> bool:
    """Whether the sentence of a verb without a subject is about somebody who is no official: 代表们深受鼓舞，表示…."""
    begin = _sentence_start(text, max(0, clause - REACH), clause)
    head = text[begin : min(begin + SUBJECT, clause)]
    if not any(word in head for word in grammar.others):
        return False
    return begin > 0 and not any(text.find(name, begin, clause) >= 0 for name in names)


def _briefs(text: str, clause: int, verb: Span, speakers: Speakers) -> Verb:
    """Who speaks at a press conference: the authority that holds it by its officers, or somebody else."""
    holder = None
    if text[clause : verb.start].rstrip().endswith(_OFFICES):
        holder = speakers.find(clause, verb.start, "event", carried=None, guess=False)
    return Verb(clause, verb.end, verb.end, _TELLS, "say", holder)


def _is_of_before(left: str, word: str) -> bool:
    """Whether the verb is a noun for an order of before: 按照…要求, 响应…号召, “…”的要求, 对…的重要部署."""
    if word == "部署" and left.endswith(_GREAT):
        return True
    if word in _GIVEN and ("多次" in left or (left.endswith("重要") and not left.endswith(_GIVES))):
        return True
    return word in _NOUNS and (bool(_ACCORDING.match(left)) or any(noun in left for noun in _CARRIED_OUT))


def _subject(left: str, word: str, grammar: Grammar, speakers: Speakers, *, open_ended: bool) -> tuple[str, str]:
    """The words before a verb that name who speaks, and their role."""
    instructs = _INSTRUCTS.search(left)
    if instructs:  # 某某作出批示指出，
        left = left[: instructs.start()].strip()
    left, role = _context(left, grammar, speakers.names)
    if word == "要求" and "提出" in left and open_ended:
        left, role = _context(left[: left.index("提出")], grammar, speakers.names)
    told = _TOLD.search(left) if role == "other" else None
    if told:
        left, role = _context(left[: told.start()], grammar, speakers.names)
    if role == "gathering":  # 全会指出，: the article's own, or one that it looks back on
        role = "event" if speakers.tells_of(left) else "other"
    return left, role


def _is_name(text: str, end: int, force: str) -> bool:
    """Whether what follows the verb makes it a noun, a passive or a part of a name: 指示精神, 强调的."""
    return (text[end : end + 1] in _NOUN_BEFORE and force not in ("adopt", "arrange")) or text.startswith(
        _NAMED_BY, end
    )


def _quotes_a_name(text: str, end: int) -> bool:
    """Whether what follows the verb is the name of an idea: 提出“…”的重要论断, 提出“三个不能”，."""
    quoted = QUOTES.match(text, end)
    if not quoted:
        return False
    close = text.find("”", quoted.end(), end + QUOTED)
    short = text[end] == "“" and close - quoted.end() <= TERM and text[close + 1 : close + 2] in _BLANK_OR_STOP
    return close >= 0 and (short or text.startswith("的", close + 1))


def _context(left: str, grammar: Grammar, names: tuple[str, ...]) -> tuple[str, str]:
    """What stands before a verb, without adverbs, and the role of its last word ("" for a name or an unknown word)."""
    role = ""
    while left and not left.endswith(names):
        size, role = grammar.last_word(left)
        if role != "adverb":
            return left, role
        left = left[:-size].rstrip()
    return left, ""
