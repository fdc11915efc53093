"""Names without a post of those who hold talks: 欢迎仪式后，某某同某某会谈."""

from __future__ import annotations

from kg.extract.finder import Finder
from kg.extract.foreign_names import is_transcribed
from kg.extract.names import chinese_name
from kg.model import Span
from kg.patterns import pattern
from kg.words import choices

__all__ = ["at_talks"]

_REACH = 44  # characters before the verb in which 同 is looked for
_LONGEST_NAME = 12
_WITH = frozenset("同与")


def at_talks(finder: Finder) -> None:
    """The bare names before and behind 同, 与, where the clause goes on with a verb of talks."""
    text = finder.text
    taken = {at for mention in finder.found for at in (mention.span.start, mention.span.end)}
    at = text.find("会见")
    while at >= 0:
        _party(finder, at, taken)
        at = text.find("会见", at + 2)
    for verb in choices("talks"):
        at = text.find(verb)
        while at >= 0:
            _before(finder, at, taken)
            at = text.find(verb, at + len(verb))


def _party(finder: Finder, verb: int, taken: set[int]) -> None:
    """The name right behind 会见, with people who came along: 会见某某一行, 会见某某率领的代表团."""
    text = finder.text
    found = pattern("people.talks-party").match(text, verb)
    if found is None:
        return
    span = Span(*found.span(1))
    if span.start not in taken and _is_name(text, span):
        _add(finder, span, "会见", taken)


def _before(finder: Finder, verb: int, taken: set[int]) -> None:
    """The names around the first 同 or 与 of the verb's clause, if the stretch between it and the verb is a name."""
    text = finder.text
    floor = max(0, verb - _REACH)
    start = max(text.rfind(mark, floor, verb) for mark in "，。；：\n") + 1
    for at in range(max(start, floor), verb):
        if text[at] in _WITH and (found := pattern("people.talks-with").match(text, at + 1, verb)):
            guest, host = Span(*found.span(1)), _host(text, start, at)
            known = guest.end in taken or guest.start in taken
            if not known and not _is_name(text, guest):
                continue
            if host and host.start not in taken:
                _add(finder, host, "", taken)
            if not known and (host or at in taken):
                _add(finder, guest, text[at], taken)
            return


def _add(finder: Finder, span: Span, lead: str, taken: set[int]) -> None:
    finder.groups += 1
    finder.add(*span, "name.before-verb", lead=lead)
    taken.update(span)


def _host(text: str, start: int, end: int) -> Span | None:
    """The name that fills the clause up to 同, with a day behind it at most: 某某|9日|同."""
    found = pattern("people.talks-host").fullmatch(text, start, end)
    span = Span(*found.span(1)) if found else None
    return span if span and _is_name(text, span) else None


def _is_name(text: str, span: Span) -> bool:
    """Whether the stretch as a whole reads as a Chinese or a transcribed name."""
    stretch = text[slice(*span)]
    if len(stretch) > _LONGEST_NAME:
        return False
    native = chinese_name(f"{stretch}，", 0, anchored=False)
    if native:
        return native.end == len(stretch)
    return is_transcribed(stretch)
