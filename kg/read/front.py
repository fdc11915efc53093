"""Front matter: the keys and values at the head of a post, as YAML or in the few lines of it that most posts use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from kg.errors import ItemError

if TYPE_CHECKING:
    import yaml

__all__ = ["front_matter", "simple", "with_yaml"]

_LONGEST = 20_000  # characters; libyaml takes the square of the depth: 0.7 s for so many brackets. We have seen 900

# Heads that mean the same in YAML and line by line: a key, and a plain or quoted value on the same line. Everything
# else (folded and literal blocks, anchors, escapes, values that run on) is left to the YAML reader. Compiled by the
# first post.
_PAIR = (
    r"(?P<key>[A-Za-z_][A-Za-z0-9_]*):(?:[ ]+(?:'(?P<single>[^'\n]*)'|\"(?P<double>[^\"\\\n]*)\""
    r"|(?P<plain>[A-Za-z0-9\u4e00-\u9fff《（“【][^\n:#\[\]{}]*(?::[^\n :#\[\]{}][^\n:#\[\]{}]*){0,20}))?)?"
)
_LIST_ITEM = r" {0,20}- (?:[A-Za-z0-9\u4e00-\u9fff][^\n:#\[\]{}]*|'[^'\n]*')"


def front_matter(head: str, source: str, first_line: int) -> dict[str, object]:
    """The keys of the head with their values: texts as written, or lists of texts; deeper values are left out.

    Nothing is made of a text, so that 2022-02-30 is no error, 12:30 no number in base 60 and `no` no truth value as
    YAML 1.1 would have it. Raises ItemError with the line in the file, whose line `first_line` the head begins in.
    """
    record = simple(head)
    return with_yaml(head, source, first_line) if record is None else record


def simple(head: str) -> dict[str, object] | None:
    """The head read line by line, None where that could differ from YAML. Lists come out empty: none is needed."""
    record: dict[str, object] = {}
    key = ""
    for line in (line.rstrip(" ") for line in head.split("\n")):
        if pair := re.fullmatch(_PAIR, line):
            key = pair["key"]
            if key in record:
                return None
            record[key] = pair["single"] or pair["double"] or pair["plain"] or ""
        elif line and not (re.fullmatch(_LIST_ITEM, line) and key and not record[key] and not key.startswith("author")):
            return None
    return record


def with_yaml(head: str, source: str, first_line: int) -> dict[str, object]:
    """The head by YAML's events. Its loaders would make objects, and crash the process where it nests a few thousand
    deep; events do neither, and an alias costs nothing."""
    import yaml

    if len(head) > _LONGEST:
        raise ItemError(source, f"front matter of {len(head):,} characters")
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        record = _record(yaml.parse(head, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if mark and error.context_mark and mark.line >= head.rstrip("\n").count("\n") + 1:
            mark = error.context_mark  # what is not closed is noticed at the end, and begins here
        line = first_line + (mark.line if mark else 0)
        raise ItemError(source, f"front matter is no YAML, line {line}: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        reason = str(error).split("\n", 1)[0]
        raise ItemError(source, f"front matter is no YAML, from line {first_line}: {reason}") from None
    if record is None:
        raise ItemError(source, f"front matter from line {first_line} holds no keys with values")
    return record


def _record(events: Iterator[yaml.Event]) -> dict[str, object] | None:
    """The texts and lists of texts of the first document's mapping; None where it is none."""
    record: dict[str, object] = {}
    key: str | None = None  # the key whose value comes next
    items: list[str] | None = None  # the list whose items come next
    for depth, kind, text in _flat(events):
        if depth == 0 and kind != "mapping":
            return None
        if depth == 1 and key is None:
            key = text
        elif depth == 1 and key is not None:
            items = [] if kind == "sequence" else None
            if kind != "mapping":
                record[key] = text if items is None else items
            key = None
        elif depth == 2 and items is not None and kind == "text":
            items.append(text)
    return record


def _flat(events: Iterator[yaml.Event]) -> Iterator[tuple[int, Literal["text", "sequence", "mapping"], str]]:
    """What the first document holds, in order: how deep, of what kind, and the text of a text or of its alias."""
    import yaml

    anchors: dict[str | None, str] = {}
    depth = 0
    for event in events:
        if isinstance(event, yaml.DocumentEndEvent):
            return
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.CollectionStartEvent):
            yield depth, "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence", ""
            depth += 1
        elif isinstance(event, yaml.ScalarEvent):
            if event.anchor:
                anchors[event.anchor] = event.value
            yield depth, "text", event.value
        elif isinstance(event, yaml.AliasEvent):
            yield depth, "text", anchors.get(event.anchor, "")
