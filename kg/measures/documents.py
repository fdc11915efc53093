"""Documents named in 《…》: what kind each is, what was done with it, and at which event."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.model import Article, Document, Event, Span
from kg.patterns import pattern
from kg.text import Sentences
from kg.vocab import rows

__all__ = ["documents", "kind_of"]

_TITLE = re.compile(r"《([^《》\n]{1,100})》")
_BRACKETS = re.compile(r"[（(][^（()）]{0,30}[)）]$")
_CLAUSE_END = "，,。；;：:！？!?\n"
REACH = 16
"""Characters before 《 or behind 》 in which words tell what the document is and what was done with it."""
DESCRIBED = 12
"""Characters of description that may stand between the verb and 《: 审议通过了修订后的《…》."""
_SURE = ("article", "book", "programme", "newspaper")


class DocumentKind(NamedTuple):
    """A row of document_kinds.tsv; `place` is end (of the title), before or after (it)."""

    word: str
    place: str
    kind: str
    example: str
    counter_example: str


class DocumentAction(NamedTuple):
    """A row of document_actions.tsv; `place` is before or after (the title)."""

    word: str
    place: str
    example: str
    counter_example: str


class _Words(NamedTuple):
    ends: _Tails
    before: _Tails
    after: _Tails
    actions: AhoCorasick
    action_words: Sequence[str]
    done: tuple[str, ...]


def documents(
    article: Article, sentences: Sentences, meeting_at: Callable[[int], int | None], events: Sequence[Event]
) -> tuple[Document, ...]:
    """Every 《…》 of the body in text order.

    `meeting_at` gives the event whose story a place belongs to. A document is tied to it where its sentence, or the
    one before in the paragraph, speaks of the meeting.
    """
    text = article.text
    if "《" not in text:
        return ()
    found: list[Document] = []
    end = -1
    for match in _TITLE.finditer(text, article.body):
        span = Span(match.start(), match.end())
        sentence = sentences.at(span.start)
        if found and end >= sentence.start and pattern("document.joined").fullmatch(text, end, span.start):
            action, event = found[-1].action, found[-1].event
        else:
            action = _action(text, span, sentence)
            event = meeting_at(span.start) if action and events and _of_meeting(text, sentence, span) else None
        kind = kind_of(match.group(1), text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH])
        found.append(Document(match.group(1), kind, action, event, span, "document.titled"))
        end = span.end
    return tuple(found)


def kind_of(title: str, before: str = "", after: str = "") -> str:
    """The kind of a document by its title and the words around it; "other" where nothing tells."""
    words = _words()
    around = words.after.kind(after) or words.before.kind(before.rstrip("“《"))
    if around in _SURE:
        return around
    return words.ends.kind(_BRACKETS.sub("", title)) or around or "other"


class _Tails:
    """Words that a text may end with (begin with: `start`), each with what it tells; the longest wins."""

    def __init__(self, table: dict[str, str], *, start: bool = False) -> None:
        self._table = table
        self._start = start
        # By the character at the edge, the lengths to try, the longest first: most texts end with none of the words.
        sizes: dict[str, set[int]] = {}
        for word in table:
            sizes.setdefault(word[0] if start else word[-1], set()).add(len(word))
        self._sizes = {edge: sorted(some, reverse=True) for edge, some in sizes.items()}

    def kind(self, text: str) -> str:
        """What the longest word at the edge of the text tells, or ""."""
        for size in self._sizes.get(text[:1] if self._start else text[-1:], ()):
            kind = self._table.get(text[:size] if self._start else text[-size:])
            if kind:
                return kind
        return ""


def _action(text: str, span: Span, sentence: Span) -> str:
    """The verb that says what was done with the document."""
    words = _words()
    start = max(sentence.start, span.start - REACH)
    stretch = text[start : span.start]
    cut = max(stretch.rfind(mark) for mark in _CLAUSE_END) + 1
    last, end = "", -1
    describes = pattern("document.describes")
    for number, first, stop in words.actions.find_matches_as_indexes(stretch):
        described = describes.match(stretch, stop) is not None  # 国务院印发的《…》, 文献研究院: not what was done
        if first >= cut and len(stretch) - stop <= DESCRIBED and not described:
            last = words.action_words[number]
        elif described and first == end:
            last = ""  # 修订发布的: both tell
        end = stop
    if pattern("document.subject-of").match(text, span.end):
        return ""
    if last:
        return last
    behind = text[span.end : min(sentence.end, span.end + REACH)]
    return next((verb for verb in words.done if 0 <= behind.find(verb) <= 8), "")


def _of_meeting(text: str, sentence: Span, span: Span) -> bool:
    return "会" in text[max(0, sentence.start - 2 * REACH) : span.start]


@cache
def _words() -> _Words:
    tables: dict[str, dict[str, str]] = {"end": {}, "before": {}, "after": {}}
    for row in rows(DocumentKind, "ontology", "document_kinds.tsv"):
        tables[row.place][row.word] = row.kind
    actions = rows(DocumentAction, "ontology", "document_actions.tsv")
    verbs = [row.word for row in actions if row.place == "before"]
    machine = AhoCorasick(verbs, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    done = tuple(row.word for row in actions if row.place == "after")
    return _Words(
        _Tails(tables["end"]), _Tails(tables["before"]), _Tails(tables["after"], start=True), machine, verbs, done
    )
