"""Takes the lines that say who made a page (来源, 撰文, 责任编辑 …) out of its text, into the article's fields.

Reporters and editors must not look like officials. A signature inside a line of the report stays where it is printed.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from kg.read.moments import moment
from kg.vocab import rows

__all__ = ["Credits", "credit", "take_credits"]

_HEAD, _TAIL = 6, 12  # lines from either end of the text in which a credit may stand
_LONGEST = 100  # code points of a line of credits; one of form "line" may be three times as long

_SENTENCE = re.compile("[。！？!?；;…]")
_LINK = re.compile(r"\[[^\[\]]{0,80}\]\(https?://[^()\s]{1,300}\)")  # [查看原文](https://…), left over from Markdown
_SIGNS = "□■○●◎◇◆▲△"
_SIGN = re.compile(f"[{_SIGNS}] ?")
_REPORTER, _BEFORE_REPORTER = "记者", 10  # so many letters of a paper's name may stand before it
_DATE = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: ?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?", re.ASCII)
_BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "［": "］"}
_TRIM = " |｜丨/、,，:：·-—【】[]"

_SPLIT = re.compile("[ 、,/|｜丨&]+")
_PERSON = r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}|[A-Za-z][A-Za-z.]{1,20}"
_CODE = re.compile(r"[A-Z]{0,4}\d{1,6}", re.ASCII)  # an editor's number at the paper: SF055
_NOTE = re.compile("[（(][^（()）]{0,12}[)）]")  # （实习）
_AFTER_NAMES = frozenset({"等", "报道", "摄影报道", "摄", "文", "图", "综合"})
_MOST_NAMES = 10


class Line(NamedTuple):
    """A row of ontology/page_lines.tsv, where the columns are explained."""

    cue: str
    field: str
    form: str
    mark: str
    example: str
    counter: str


class Credits(NamedTuple):
    """Who made an article, and when, as its own lines say."""

    publisher: str = ""
    authors: tuple[str, ...] = ()
    editor: str = ""
    published: datetime | None = None


def take_credits(lines: list[str]) -> tuple[list[str], Credits]:
    """The lines of a normalised text without its credits, and the credits."""
    found: dict[str, list[str]] = {}
    taken: set[int] = set()
    last = len(lines) - _TAIL
    for number, line in enumerate(lines):
        if (number < _HEAD or number >= last) and len(line) <= 3 * _LONGEST:
            values = credit(line, first=number < 2)
            if values is not None:
                taken.add(number)
                for field, value in values:
                    found.setdefault(field, []).append(value)
    if not taken:
        return lines, Credits()
    return [line for number, line in enumerate(lines) if number not in taken], Credits(
        publisher=found.get("publisher", [""])[0],
        authors=tuple(dict.fromkeys(found.get("author", []))),
        editor="、".join(dict.fromkeys(found.get("editor", []))),
        published=moment(found["published"][0]) if "published" in found else None,
    )


def credit(line: str, *, first: bool = True) -> list[tuple[str, str]] | None:
    """The fields and values of a line of credits; None where the line is text.

    A line that is only a date counts as one of the `first`; further down it dates a letter or a document. A line that
    is only a link in Markdown has no value.
    """
    if line.endswith(")") and _LINK.fullmatch(line):
        return []
    if line[:1] not in _starts() and _REPORTER not in line[: _BEFORE_REPORTER + len(_REPORTER)]:
        return None  # nearly every line of a report
    rest = _SIGN.sub("", line, count=1) if _SIGN.match(line) else line
    if rest and _BRACKETS.get(rest[0]) == rest[-1]:
        rest = rest[1:-1].strip(" ")
    date = _DATE.match(rest)
    if date is None or moment(date[0]) is None:
        return _cued(rest)
    dated = [("published", date[0])]
    if line == date[0]:
        return dated if first else None
    cued = _cued(rest[date.end() :].lstrip(_TRIM))
    return None if cued is None else dated + cued


def _cued(line: str) -> list[tuple[str, str]] | None:
    """The fields and values of a line that is all cues and values; None where anything else stands in it."""
    pattern, by_cue = _cues()
    if not pattern.match(line):
        return None
    values: list[tuple[str, str]] = []
    found = list(pattern.finditer(line))
    ends = [match.start() for match in found[1:]] + [len(line)]
    for match, end in zip(found, ends, strict=True):
        row = by_cue[match["cue"].replace(" ", "")]
        value = line[match.end() : end].strip(_TRIM)
        if row.mark == "colon" and not match["mark"]:
            return None
        if row.form == "line":
            break
        if not value and match["mark"]:  # 来源： 作者：林知远, a form that was filled in by half
            continue
        read = _FORMS[row.form](value) if len(line) <= _LONGEST else None
        if not read:
            return None
        if row.field != "aside":
            values += [(row.field, one) for one in read]
    return values


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, Line]]:
    """The pattern that finds every cue with the mark behind it, and the rows by cue; longer cues first."""
    by_cue = {row.cue: row for row in rows(Line, "ontology", "page_lines.tsv")}
    longest_first = sorted(by_cue, key=lambda cue: (-len(cue), cue))
    cues = "|".join(" {0,4}".join(map(re.escape, cue)) for cue in longest_first)
    # 本报记者, 新华社记者: the paper's own name before 记者 belongs to the cue.
    start = r"(?:^|(?<=[ |｜丨/、,，)）】]))"
    paper = rf"(?:[\u4e00-\u9fff]{{1,{_BEFORE_REPORTER}}}(?={_REPORTER}))?"
    return re.compile(rf"{start}{paper}(?P<cue>{cues})(?: {{0,4}}(?P<mark>[:：|｜丨/])| )"), by_cue


@cache
def _starts() -> frozenset[str]:
    """What a line of credits begins with: a cue, a sign or bracket before it, or a date."""
    return frozenset(cue[0] for cue in _cues()[1]) | {*_SIGNS, *_BRACKETS, *"0123456789"}


def _names(value: str) -> list[str]:
    """The people of 祁某某 范某某, 张 三、李四（实习） SF001; none where anything else stands there."""
    if _SENTENCE.search(value):
        return []
    names: list[str] = []
    half = ""  # 张 三: a name of two letters is printed with a space between them
    for token in _SPLIT.split(_NOTE.sub(" ", value)):
        if not token or token in _AFTER_NAMES or _CODE.fullmatch(token):
            continue
        name = half + token
        half = name if len(name) == 1 else ""
        if half:
            continue
        if not re.fullmatch(_PERSON, name):
            return []
        names.append(name)
    return names if not half and len(names) <= _MOST_NAMES else []


def _medium(value: str) -> list[str]:
    """The name of a paper, a site or an account; what follows it behind a space or a bar is page furniture."""
    name = re.split(r"[ |｜丨]", value, maxsplit=1)[0].strip("“”\"'《》")
    return [name] if 2 <= len(name) <= 24 and not _SENTENCE.search(value) and "，" not in value else []


def _moment(value: str) -> list[str]:
    return [value] if moment(value) else []


_FORMS = {"names": _names, "medium": _medium, "moment": _moment}
