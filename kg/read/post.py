"""Posts: front matter between two lines of three hyphens, then HTML, Markdown or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import ItemError
from kg.model import Article
from kg.read.article import article
from kg.read.plain import body_text
from kg.read.sources import Source

__all__ = ["accepts", "articles"]

_OPENING = re.compile(r"[\s\ufeff]*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LONGEST_HEAD = 100_000  # characters; YAML takes 30 µs a line and the longest head that we have seen has 40 lines

# Heads that mean the same in YAML and line by line: a key, and a plain or quoted value on the same line. Everything
# else (folded and literal blocks, anchors, escapes, values that run on) is left to the YAML reader.
_PAIR = re.compile(
    r"(?P<key>[A-Za-z_][A-Za-z0-9_]*):(?:[ ]+(?:'(?P<single>[^'\n]*)'|\"(?P<double>[^\"\\\n]*)\""
    r"|(?P<plain>[A-Za-z0-9\u4e00-\u9fff《（“【][^\n:#\[\]{}]*(?::[^\n :#\[\]{}][^\n:#\[\]{}]*){0,20}))?)?"
)
_LIST_ITEM = re.compile(r" {0,20}- (?:[A-Za-z0-9\u4e00-\u9fff][^\n:#\[\]{}]*|'[^'\n]*')")


def accepts(source: Source) -> bool:
    """Whether the first line that is not blank is a fence."""
    return source.suffix not in (".html", ".htm") and _OPENING.match(_text(source)) is not None


def articles(source: Source) -> Iterator[Article | ItemError]:
    """The post's one article. Raises ItemError, with the line, where the front matter can't be read."""
    text = _text(source)
    opening = _OPENING.match(text)
    head_start = opening.end() if opening else 0
    first_line = text.count("\n", 0, head_start) + 1
    closing = _CLOSING.search(text, head_start)
    if closing is None:
        raise ItemError(source.name, f"front matter opened in line {first_line - 1} is not closed by a line ---")
    record = _record(text[head_start : closing.start()], source.name, first_line)
    # A scraped post names its site where a writer's own would name the writer.
    if not any(record.get(name) for name in ("publisher", "source", "site")) and isinstance(record.get("author"), str):
        record["publisher"] = record.pop("author")
    body = body_text(text[closing.end() :], markdown=source.suffix == ".md")
    yield article(record, body, key=source.stem, source=source.name)


def _text(source: Source) -> str:
    return source.text().replace("\r\n", "\n").replace("\r", "\n")


def _record(head: str, source: str, first_line: int) -> dict[str, object]:
    """The keys and values of the head; every scalar stays the text that it was written as."""
    record = _simple(head)
    return _yaml(head, source, first_line) if record is None else record


def _simple(head: str) -> dict[str, object] | None:
    """The head read line by line, None where that could differ from YAML. Lists come out empty: none is needed."""
    record: dict[str, object] = {}
    key = ""
    for line in (line.rstrip(" ") for line in head.split("\n")):
        if pair := _PAIR.fullmatch(line):
            key = pair["key"]
            if key in record:
                return None
            record[key] = pair["single"] or pair["double"] or pair["plain"] or ""
        elif line and not (_LIST_ITEM.fullmatch(line) and key and not record[key] and not key.startswith("author")):
            return None
    return record


def _yaml(head: str, source: str, first_line: int) -> dict[str, object]:
    """The head by a YAML reader that makes nothing but texts, lists and mappings of them.

    So 2022-02-30 is no error, 12:30 no number in base 60, and `no` no truth value, as YAML 1.1 would have it.
    """
    import yaml

    if len(head) > _LONGEST_HEAD:
        raise ItemError(source, f"front matter of {len(head):,} characters")
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        record = yaml.load(head, Loader=loader)  # noqa: S506 (a base loader makes texts alone)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise ItemError(source, f"front matter is no YAML, line {line}: {error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError) as error:
        reason = str(error).split("\n", 1)[0] or "nested too deep"
        raise ItemError(source, f"front matter is no YAML, from line {first_line}: {reason}") from None
    if record is None or record == "":
        return {}
    if not isinstance(record, dict):
        raise ItemError(source, f"front matter from line {first_line} holds no keys with values")
    return {key: value for key, value in record.items() if isinstance(key, str)}
