"""Normalises text and cuts it into sentences and clauses; offsets are code points of the normalised text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from kg.model import Span

__all__ = ["SHANGHAI", "Sentences", "Stretches", "normalise", "shanghai_day", "stretches"]

# Asia/Shanghai has kept UTC+8 without summer time since 1991; our corpora begin in 2003.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

# One to one, so that nothing moves: full-width digits, letters and a few ASCII signs; spaces of every kind to " ".
_FOLD = {0xFF10 + i: 0x30 + i for i in range(10)}
_FOLD |= {0xFF21 + i: 0x41 + i for i in range(26)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_FOLD |= dict.fromkeys((0x3000, 0xA0, 0x09, 0x2002, 0x2003, 0x2009, 0x202F), 0x20)
_FOLD |= dict.fromkeys((0x30FB, 0x2022, 0x2027, 0x22C5, 0xFF65), 0xB7)  # dots inside names: to the middle dot
_FOLD |= dict.fromkeys((0xFF0F,), 0x2F)
# Nothing to see: byte order marks, zero-width and directional marks, soft hyphens, controls, lone surrogates.
_DROP = re.compile("[\ufeff\u200b-\u200f\u2028-\u202e\u2060-\u2064\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPACED_MARK = re.compile("([、，；]) +")  # set loosely on some pages: 市委副书记、 市长
# ASCII marks beside a Chinese character, or around one, stand for the Chinese ones: 区委书记(代)主持会议,区长参加.
_HAN = "\u3400-\u9fff"
_ASCII_MARK = re.compile(f"[,:;?!](?:(?<=[{_HAN}”》].)|(?=[{_HAN}“《]))")
_ASCII_BRACKETS = re.compile(rf"\((?:(?<=[{_HAN}].)|(?=[^()（）\n]{{0,60}}[{_HAN}]))([^()（）\n]{{1,60}})\)")
_ASCII_QUOTES = re.compile(rf'"(?=[^"“”\n]{{0,60}}[{_HAN}])([^"“”\n]{{1,60}})"')
_CHINESE_MARK = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_FOLDABLE = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_FULL_STOP = re.compile("[。\n]")
# Stops with the quotes and brackets behind them, or line breaks. It begins with one class of characters, which `re`
# looks for by itself, three times as fast as it tries two branches at every place.
_STOPS = re.compile(r"[。！？!?；;\n](?:(?<=\n)\n*|(?<!\n)[。！？!?；;]*[”’」』）)]*)")


def normalise(text: str) -> str:
    """Text as every offset counts it: one kind of line break, no blank or padded lines, no invisible characters.

    No space behind a Chinese comma. Idempotent. Full-width digits and Latin letters become ASCII; ASCII punctuation
    beside Chinese characters becomes Chinese; Chinese punctuation stays as printed.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # One search for the few letters that change: str.translate looks up every one, and took six times as long.
    text = _FOLDABLE.sub(lambda found: chr(_FOLD[ord(found[0])]), _DROP.sub("", text))
    text = _with_chinese_marks(text)
    if "、 " in text or "， " in text or "； " in text:
        text = _SPACED_MARK.sub(r"\1", text)
    return "\n".join([stripped for line in text.split("\n") if (stripped := line.strip(" "))])


def _with_chinese_marks(text: str) -> str:
    """ASCII commas, colons, brackets and quotes that stand with Chinese characters as Chinese ones, one for one."""
    if any(mark in text for mark in _CHINESE_MARK):
        text = _ASCII_MARK.sub(lambda found: _CHINESE_MARK[found[0]], text)
    if "(" in text:
        text = _ASCII_BRACKETS.sub(r"（\1）", text)
    return _ASCII_QUOTES.sub(r"“\1”", text) if '"' in text else text


class Sentences:
    """The sentences of one normalised text, found by position."""

    def __init__(self, text: str) -> None:
        ends = [match.end() for match in _STOPS.finditer(text)]
        if not ends or ends[-1] < len(text):
            ends.append(len(text))
        self.text = text
        self.starts = [0, *ends[:-1]]
        self.ends = ends
        self._spans: dict[int, Span] = {}

    def at(self, position: int) -> Span:
        """The sentence that holds the code point at `position`, with its stop, without surrounding white space."""
        return self[bisect_right(self.starts, position) - 1]

    def index(self, position: int) -> int:
        """The number of the sentence that holds `position`."""
        return bisect_right(self.starts, position) - 1

    def __getitem__(self, number: int) -> Span:
        found = self._spans.get(number)
        if found is None:
            found = self._spans[number] = self._trimmed(self.starts[number], self.ends[number])
        return found

    def _trimmed(self, start: int, end: int) -> Span:
        while end > start and self.text[end - 1] in " \n":
            end -= 1
        while start < end and self.text[start] in " \n":
            start += 1
        return Span(start, end)

    def __len__(self) -> int:
        return len(self.starts)


class Stretches:
    """The stretches of a text between full stops and line breaks, each with the mark before it, by position."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in _FULL_STOP.finditer(text)]
        self._ends.append(len(text))

    def around(self, at: int) -> tuple[int, int]:
        """Start and end of the stretch that holds what stands right before `at`."""
        number = bisect_left(self._ends, at)
        return self._ends[number - 1] if number else 0, self._ends[number]


@lru_cache(maxsize=128)
def stretches(text: str) -> Stretches:
    """The stretches of one of the texts read last."""
    return Stretches(text)


def shanghai_day(moment: datetime | None) -> date | None:
    """The calendar day in Asia/Shanghai; a moment without a zone is taken as local there."""
    if moment is None:
        return None
    if moment.tzinfo is not None and moment.tzinfo is not SHANGHAI:
        moment = moment.astimezone(SHANGHAI)
    return moment.date()
