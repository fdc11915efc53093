"""Reads the trap cases: tests/cases/*.tsv, one line a case, and says what of a case's facts is not as expected.

A file has the header `text published expect note` (tab-separated). In `text` a line break is written \\n; a text of
more than one line has its title in the first. `expect` is `key=value; key=value`: values are sets, separated by
commas and compared exactly; an empty value means that nothing may be found; only the keys that are given are checked.
`note` names the trap: `not: …` where the trap is something that must not be found, `xfail: …` for a known failure.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from kg.model import Article, Facts
from kg.text import SHANGHAI, normalise

FOLDER = Path(__file__).resolve().parent.parent / "cases"
HEADER = ["text", "published", "expect", "note"]
KINDS = {"meeting", "inspection", "reception"}
KEYS = {
    "events",  # how many
    "kinds",
    "names",  # printed names of the events; quotation marks do not count
    "ordinals",
    "dates",
    "presides",
    "attends",
    "officials",
    "posts",  # name:post|post, name:post
    "districts",
    "mode",
    "places",  # the events' own districts
}
_QUOTES = str.maketrans("", "", " “”‘’\"'《》「」")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Case(NamedTuple):
    """One line: `key` is file:line; `expected` the value of each key that is checked, as a set of strings."""

    key: str
    text: str
    published: str
    expected: dict[str, frozenset[str]]
    note: str

    @property
    def negative(self) -> bool:
        """Whether the trap is something that must not be found."""
        return self.note.startswith("not:")

    @property
    def xfail(self) -> str:
        """Why the case is known to fail, or nothing."""
        return self.note.removeprefix("xfail:").strip() if self.note.startswith("xfail:") else ""

    def article(self) -> Article:
        """The text as an article: its first line is the title, if there is more than one."""
        title, _, body = self.text.rpartition("\n") if "\n" not in self.text else self.text.partition("\n")
        text = normalise(self.text)
        day = datetime.fromisoformat(self.published).replace(tzinfo=SHANGHAI) if self.published else None
        return Article(self.key, title, text, text.index("\n") + 1 if title and body else 0, day)


def read_cases(folder: Path = FOLDER) -> tuple[list[Case], list[str]]:
    """Every case of every file, and a message for each line that is not one."""
    cases: list[Case] = []
    wrong: list[str] = []
    for path in sorted(folder.glob("*.tsv")):
        first, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        if first.split("\t") != HEADER:
            wrong.append(f"{path.name}:1: the header must be {' '.join(HEADER)}")
        for number, line in enumerate(lines, 2):
            read = _case_or_message(f"{path.name}:{number}", line)
            if isinstance(read, Case):
                cases.append(read)
            else:
                wrong.append(read)
    return cases, wrong


def _case_or_message(key: str, line: str) -> Case | str:
    try:
        return _case(key, line)
    except ValueError as error:
        return f"{key}: {error}"


def _case(key: str, line: str) -> Case:
    cells = line.split("\t")
    if len(cells) != len(HEADER):
        raise ValueError(f"{len(cells)} columns")
    if cells != [cell.strip() for cell in cells] or not cells[0] or not cells[3]:
        raise ValueError("an empty cell, or white space around one")
    text, published, expect, note = cells
    if published:
        date.fromisoformat(published)
    case = Case(key, text.replace("\\n", "\n"), published, _expected(expect), note)
    _check(case)
    return case


def _expected(cell: str) -> dict[str, frozenset[str]]:
    expected: dict[str, frozenset[str]] = {}
    for item in cell.split(";"):
        key, equals, value = item.strip().partition("=")
        if key not in KEYS or not equals or key in expected:
            raise ValueError(f"what is {item.strip()!r}")
        values = [one.strip() for one in value.split(",")] if value else []
        if not all(values) or len(set(values)) < len(values):
            raise ValueError(f"an empty or repeated value in {item.strip()!r}")
        expected[key] = frozenset(_norm(one) for one in values) if key == "names" else frozenset(values)
    if not expected:
        raise ValueError("nothing is expected")
    return expected


def _check(case: Case) -> None:
    """Raises ValueError where an expected value can't be: a name the text does not print, a day that is none."""
    expected = case.expected
    for day in expected.get("dates", ()):
        if not _DAY.fullmatch(day):
            raise ValueError(f"{day} is no day")
        date.fromisoformat(day)
    for count in expected.get("events", frozenset("0")) | expected.get("ordinals", frozenset()):
        int(count)
    if not (expected.get("kinds", frozenset()) <= KINDS and expected.get("mode", frozenset()) <= {"video"}):
        raise ValueError("an unknown kind or mode")
    printed = re.sub(r"\s", "", normalise(case.text))
    people = {entry.partition(":")[0] for entry in expected.get("posts", ())}
    for name in people.union(*(expected.get(key, frozenset()) for key in ("presides", "attends", "officials"))):
        if re.sub(r"\s", "", name) not in printed:
            raise ValueError(f"the text does not name {name}")
    for entry in expected.get("posts", ()):
        for post in entry.partition(":")[2].split("|"):
            if post not in printed and post not in printed.replace(entry.partition(":")[0], ""):
                raise ValueError(f"the text does not print {post}")
    if "officials" in expected and not people <= expected["officials"]:
        raise ValueError("posts of nobody among the officials")


def differences(case: Case, facts: Facts) -> list[str]:
    """What the facts have too much (+) or too little (-) for the case, by key."""
    found = _found(facts)
    return [
        f"{key} {sign}{','.join(sorted(rest))}"
        for key, expected in case.expected.items()
        for sign, rest in (("-", _posts(expected) - found[key]), ("+", found[key] - _posts(expected)))
        if rest
    ]


def _found(facts: Facts) -> dict[str, frozenset[str]]:
    events = facts.events
    people = [person for event in events for person in event.people]
    return {
        "events": frozenset((str(len(events)),)),
        "kinds": frozenset(event.kind for event in events),
        "names": frozenset(_norm(name.text) for event in events for name in event.names),
        "ordinals": frozenset(str(n.ordinal) for event in events for n in event.names if n.ordinal is not None),
        "dates": frozenset(event.date.isoformat() for event in events if event.date),
        "presides": frozenset(person.name for person in people if person.role == "presides"),
        "attends": frozenset(person.name for person in people if person.role == "attends"),
        "officials": frozenset(official.name for official in facts.officials),
        "posts": _posts(frozenset(f"{o.name}:{'|'.join(post.text for post in o.posts)}" for o in facts.officials)),
        "districts": frozenset(district.path for district in facts.districts),
        "mode": frozenset(event.mode for event in events if event.mode),
        "places": frozenset(path for event in events for path in event.districts),
    }


def _posts(entries: frozenset[str]) -> frozenset[str]:
    """The same entries with each person's posts in one order; what holds no ':' stays."""
    return frozenset(
        f"{name}{colon}{'|'.join(sorted(posts.split('|')))}"
        for name, colon, posts in (e.partition(":") for e in entries)
    )


def _norm(name: str) -> str:
    return unicodedata.normalize("NFKC", name).translate(_QUOTES)
