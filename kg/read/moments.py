"""Reads the moment of publication in the forms that posts, pages and JSON print it in."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo

from kg.text import SHANGHAI

__all__ = ["moment"]

_YEARS = range(1900, 2101)  # outside of these a number is no date of publication
_MILLISECONDS = 100_000_000_000  # epoch seconds reach this in the year 5138, milliseconds in 1973

# ISO 8601 and its Chinese relatives: 2022-05-06, 2022/5/6 8:30, 2022-05-06T08:30:00.123+08:00, 2022年5月6日 08:30.
_ISO = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: ?星期[一二三四五六日天])?"
    r"(?:[ T,]{0,3}(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2}))?(?:[.,]\d{1,9})?[分秒]?)?"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_EPOCH = re.compile(r"\d{9,10}|\d{12,13}", re.ASCII)
# RFC 822, section 5, with the four-digit years of RFC 1123: Thu, 05 May 2022 23:49:17 GMT.
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3}, ?)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ?(Z|UT|UTC|GMT|[+-]\d{4})?",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def moment(value: object) -> datetime | None:
    """The moment that `value` names, always with a zone; None where it names none (never an error).

    Takes a text (ISO 8601, RFC 822, 2022年5月6日 08:30, 20220506) or epoch seconds as a number (milliseconds where the
    number is too large for seconds). Without a zone the time is local in Asia/Shanghai, without a time it is midnight.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=SHANGHAI)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=SHANGHAI)
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _epoch(value)
    return _from_text(value.strip()) if isinstance(value, str) else None


def _from_text(text: str) -> datetime | None:
    if found := _ISO.fullmatch(text):
        year, month, *rest = found.groups()
        return _made(year, int(month), *rest)
    if found := _RFC822.fullmatch(text):
        day, name, year, *rest = found.groups()
        return _made(year, _MONTHS.index(name.lower()) + 1, day, *rest) if name.lower() in _MONTHS else None
    if found := _COMPACT.fullmatch(text):
        return _made(found[1], int(found[2]), found[3])
    return _epoch(int(text)) if _EPOCH.fullmatch(text) else None


def _made(year: str, month: int, day: str, *rest: str | None) -> datetime | None:
    """The moment of these texts; `rest` is hour, minute, second and zone, as far as printed."""
    hour, minute, second, zone = (*rest, None, None, None, None)[:4]
    if int(year) not in _YEARS:
        return None
    try:
        tz = _zone(zone)
        return datetime(int(year), month, int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=tz)
    except ValueError:  # the 30th of February, 25:00, a zone of 40 hours
        return None


def _zone(text: str | None) -> tzinfo:
    if text is None:
        return SHANGHAI
    if text[0] not in "+-":
        return timezone.utc
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    if offset == timedelta(hours=8) and text[0] == "+":
        return SHANGHAI
    return timezone(-offset if text[0] == "-" else offset)


def _epoch(number: float) -> datetime | None:
    try:
        seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
        made = datetime.fromtimestamp(int(seconds), timezone.utc)
    except (OverflowError, ValueError, OSError):
        return None
    return made if made.year in _YEARS else None
