"""The cues of events (ontology/cues.tsv) where they stand, with the meetings' names that end in some of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extract.lexicon import Entry, Hit, Scanner, words
from kg.extract.meetings import MeetingName, read_name
from kg.model import Span
from kg.patterns import pattern
from kg.vocab import rows
from kg.words import choices, listed

__all__ = ["cue_scanner", "find_cues"]

_REACH = 30  # characters before a standing body's name in which its verb is looked for
_NAME_REACH = 120  # characters of a meeting's name and of what tells its day
_STUDIED = 40  # characters between a person and the noun of a meeting that studies what the person said
_TITLE = 40  # characters of a work's title
_STUDY = 12  # characters of 深入学习贯彻 before the person
_NO_NAME = " ，。；：、\n"


@cache
def cue_scanner() -> Scanner:
    """The cues of events: what officials did, and the nouns that end a meeting's name."""
    return Scanner((row.word, row.kind) for row in rows(Entry, "ontology", "cues.tsv"))


def find_cues(text: str, people: Sequence[tuple[int, int]]) -> tuple[list[Hit], dict[int, MeetingName]]:
    """Cues outside the stretches of people with their posts, in order, and meetings' names by where they end.

    A meeting's noun becomes the whole name, which swallows the cues within it: 全县春耕生产动员|会议.
    """
    blocked = sorted(people)
    free: list[Hit] = []
    names: dict[int, MeetingName] = {}
    number, floor = -1, 0
    for hit in cue_scanner().scan(text):
        while number + 1 < len(blocked) and blocked[number + 1][0] <= hit.start:
            number += 1
            floor = blocked[number][1]
        if hit.start < floor:
            continue
        if hit.kind not in ("meeting", "standing"):
            free.append(hit)
        elif _is_meeting(text, hit):
            noun = _with_number(text, hit)
            before = blocked[number - 1][1] if number > 0 else 0
            in_work = floor > 0 and _in_work(text, blocked[number][0], hit.start)
            study = _study(text, noun, blocked[number], before) if floor and not in_work else None
            name = study or _read(text, noun, before if in_work else floor, free)
            while free and free[-1].start >= name.span.start:
                names.pop(free[-1].end, None)
                free.pop()
            if free and free[-1].kind == "talk" and free[-1].end > name.span.start > free[-1].start:
                free[-1] = Hit(free[-1].start, name.span.start, "convene")  # 举行|座谈会, not 举行座谈|会
            if _of_many(text, name.span):
                continue  # 举办春耕等多场座谈会: none of them is told
            names[noun.end] = name
            free.append(Hit(name.span.start, noun.end, "meeting"))
    return free, names


def _with_number(text: str, hit: Hit) -> Hit:
    """The noun with its number in brackets behind it: 专题会议（第十六次）."""
    numbered = pattern("meeting.bracket-number").match(text, hit.end) if text.startswith("（第", hit.end) else None
    return hit._replace(end=numbered.end()) if numbered else hit


def _read(text: str, hit: Hit, floor: int, free: list[Hit]) -> MeetingName:
    """The name that ends with `hit`, not reaching into a person, or into the meeting listed before it."""
    if free and free[-1].kind == "meeting" and text[free[-1].end] in "、和及与":
        floor = max(floor, free[-1].end + 1)
    return read_name(text, hit.end, floor)


def _in_work(text: str, person: int, noun: int) -> bool:
    """Whether somebody is named in the title of a work that belongs to the meeting's name: 《林启明文选》|首发式."""
    opening = text.rfind("《", max(0, person - _TITLE), person)
    if opening < 0 or text.find("》", opening, person) >= 0:
        return False
    return text.find("》", person, min(noun, person + _TITLE)) >= 0


def _of_many(text: str, span: Span) -> bool:
    """Whether the stretch counts meetings, or names none: 春耕等多场座谈会, 行业论坛|等活动60多场, 反对峰会."""
    if text.startswith("等", span.end) and pattern("meeting.many-behind").match(text, span.end):
        return True
    if text.endswith(choices("several_meetings"), 0, span.start):
        return True
    counts = any(text.find(c, span.start, span.end) >= 0 for c in listed("counting"))
    return counts and bool(pattern("meeting.series").search(text[span.start : span.end]))


def _study(text: str, hit: Hit, person: tuple[int, int], floor: int) -> MeetingName | None:
    """学习贯彻某某总书记重要讲话精神|会议: the name runs across the person whose words are studied."""
    between = text[person[1] : hit.start]
    if len(between) > _STUDIED or not any(word in between for word in listed("studied")):
        return None
    lead = pattern("meeting.study").search(text, max(floor, person[0] - _STUDY), person[0])
    if any(c in _NO_NAME for c in between):
        return None
    if lead is None:  # 某某总书记关于农业的重要论述|研讨会
        on_words = between.startswith("关于") and between.endswith(choices("studied"))
        return MeetingName(Span(person[0], hit.end), False) if on_words else None
    before = read_name(text, person[0], floor).span.start
    return MeetingName(Span(min(before, lead.start()), hit.end), False)


def _is_meeting(text: str, hit: Hit) -> bool:
    """Whether the noun names a meeting that takes place, not one that is only referred to: …会议精神."""
    if hit.kind == "standing" and not _standing(text, hit):
        return False
    if hit.end - hit.start == 1 and not _gathering(text, hit):
        return False
    reference = pattern("meeting.reference").match(text, hit.end)
    return reference is None or (reference[0] in listed("saying_noun") and _speaks(text, hit))


def _speaks(text: str, hit: Hit) -> bool:
    """Whether it is the meeting that demands, not its demands that are meant: 8日召开的春耕会议|要求."""
    return bool(pattern("meeting.speaks").search(text, max(0, hit.start - _NAME_REACH), hit.start))


def _gathering(text: str, hit: Hit) -> bool:
    """Whether a bare 会 ends a meeting's name (排查会 is in no list): its clause ends there, or it takes place."""
    if text[hit.start - 1 : hit.start] in _NO_NAME or not pattern("meeting.takes-place").match(text, hit.end):
        return False
    return not any(text[hit.end - n : hit.end] in words("not_meetings") for n in (2, 3, 4, 5, 6))


def _standing(text: str, hit: Hit) -> bool:
    """Whether a 常委会 is the meeting, not the body: 主持召开市委常委会，."""
    governed = pattern("meeting.governed").search(text, max(0, hit.start - _REACH), hit.start)
    return bool(governed and pattern("meeting.closed").match(text, hit.end))
