"""Reads the names of meetings: where a name begins, joint (暨) meetings, and the number of a meeting in its series."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Name, Span

__all__ = ["MeetingName", "names_of", "ordinal_of", "read_name"]

_NUMERAL = r"[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,7}"
_ORDINAL = re.compile(rf"第?({_NUMERAL})次|({_NUMERAL})中全会")
# 第十三届 is a body's term before a body or a session; the number of the event itself only before the event's noun.
_TERM = re.compile(
    rf"第({_NUMERAL})届(?!.{{0,16}}(?:委员会|人民代表|人大|政协|常委会|全国|中央|省委|市委|区委|县委|次))"
)
# Where a name can't reach back: verbs of meeting, prepositions, clause marks. Longer words that hold one are kept.
_CUT = re.compile(
    r"(?P<keep>主持人|党的|参加者|了解|并购|在京|在线|在职|在建|在编|现在|存在|内在|在校|潜在|为了|关于|就业|成就|对外|对口|应对|面对|对接|对标|对话|对台"
    r"|向上|方向|导向|面向|产业|由来|自由|给予|供给|到位|达到|率先|效率|将军|中将)"
    r"|(?:召开|举行|举办|出席|参加|列席|主持|组织(?=召开|开展)|召集|收听收看|收看|收听|参与|开展)了?(?!单位|者)|了|并|又|还|再次|随后|由|在|将|就|向|到|率|于(?=[\u3400-\u9fff]{2})"
    r"|(?:主办|承办|举办|组织|开展|召开|举行|牵头|联办)的|[0-9]{1,2}日|上午|下午|晚上|中午|当天|当日|当晚|近日|日前|今天|昨天|昨日|今日|连夜|连续|立即|紧急(?=召开)"
    r"|建议|提请|会上|会后|会前|时(?=，)|代表(?!大会|团)|传达学习|传达|贯彻落实|学习贯彻(?=.{0,40}(?:会议|大会|全会)精神)|和(?=[^，。]{0,6}主持)|受|对(?=.{0,20}进行)|[，。；：！？\n ]"
)
# What stands before 暨 is a meeting of its own if it ends like one, or is numbered.
_HALF = re.compile("(?:会|会议|式|班|坛|典礼|日|）)$|第[0-9一二三四五六七八九十百]{1,7}次")
_LEAD = re.compile(
    r"(?:[^，。]{2,16}以来(?:最为?|首次)?(?:盛大|隆重)?的|[^，。]{0,4}礼遇的|为期.{1,4}[天日]的?|一次|本次|此次|这次|首次|盛大|隆重|热烈|简短|最为|传统|多场|系列|名为|题为|主题为|的)+"
)
_COUNTED = re.compile(r"[多数一二两三四五六七八九十0-9]{1,3}[个场项]")
_LONGEST = 60
# A name that is only a kind of gathering, and a body that meets without one.
BARE = frozenset(
    (
        "会议",
        "扩大会议",
        "大会",
        "会",
        "全会",
        "例会",
        "仪式",
        "工作会议",
        "会商",
        "活动",
        "本次会议",
        "此次会议",
        "这次会议",
        "上述会议",
        "该会议",
        "相关会议",
        "有关会议",
        "论坛",
        "年会",
        "开幕会",
        "闭幕会",
        "闭幕式",
        "开幕式",
        "扩大会",
        "党课",
    )
)


class MeetingName(NamedTuple):
    """A stretch of text that names a meeting (`bare`: only its kind), with its halves where it is a joint one."""

    span: Span
    bare: bool


def read_name(text: str, end: int, floor: int) -> MeetingName:
    """The name that ends at `end`, reaching back no further than `floor`; brackets and quotes within it are balanced."""
    start = max(floor, end - _LONGEST)
    for match in _CUT.finditer(text, start, end):
        if match["keep"] or match.end() >= end:
            continue
        if text[match.start()] not in "，。；：！？\n " and _inside(text, start, match.start()):
            continue
        start = match.end()
    start = _balanced(text, start, end)
    while start < end and text[start] in " ”）)、》的":
        start += 1
    name = text[start:end]
    lead = _LEAD.match(name)
    if lead:
        start += lead.end()
        name = name[lead.end() :]
    return MeetingName(Span(start, end), name in BARE or bool(_COUNTED.match(name)))


def _inside(text: str, start: int, at: int) -> bool:
    """Whether `at` stands within quotes or brackets that were opened since `start`."""
    return any(text.count(a, start, at) > text.count(b, start, at) for a, b in ("“”", "（）", "《》", "()"))


def _balanced(text: str, start: int, end: int) -> int:
    """The first start at which no closing quote or bracket lacks its opening one."""
    for opening, closing in ("“”", "（）", "《》", "()"):
        depth = 0
        for at in range(end - 1, start - 1, -1):
            if text[at] == closing:
                depth += 1
            elif text[at] == opening:
                depth -= 1
                if depth < 0:
                    start, depth = at + 1, 0
                    break
        if depth > 0:
            start = text.rindex(closing, start, end) + 1
    return start


def names_of(text: str, span: Span) -> tuple[Name, ...]:
    """The name, or the two of a joint meeting, each with its number and its series."""
    parts, start = [], span.start
    for at in range(span.start + 4, span.end - 3):
        if text[at] == "暨" and not _inside(text, span.start, at) and _HALF.search(text, start, at):
            parts.append(Span(start, at))
            start = at + 1
    parts.append(Span(start, span.end))
    return tuple(_name(text, part) for part in parts)


def _name(text: str, span: Span) -> Name:
    printed = text[span.start : span.end]
    number, series = ordinal_of(printed)
    return Name(printed, series, number, span, "name.numbered" if number is not None else "name.printed")


def ordinal_of(name: str) -> tuple[int | None, str]:
    """A meeting's own number (第一百八十九次会议: 189) and the name without it, which names the series."""
    found = list(_ORDINAL.finditer(name)) or list(_TERM.finditer(name))
    if not found:
        return None, ""
    match = found[-1]
    digits = match[1] or (match[2] if match.re is _ORDINAL else None) or ""
    return numeral(digits), name[: match.start()] + name[match.end() :]


def numeral(digits: str) -> int:
    """An Arabic or Chinese whole number below ten thousand."""
    if digits[0].isascii():
        return int(digits)
    import cn2an

    return int(cn2an.cn2an(digits.replace("〇", "零"), "smart"))
