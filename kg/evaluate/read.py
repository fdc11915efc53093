"""Reads a gold or facts file: JSON objects by id, each checked for the shape that scoring relies on."""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path
from typing import Any

from kg.errors import RunError

__all__ = ["read_facts"]

_LISTS = ("presiders", "attendees", "names", "ordinals")


def read_facts(path: Path, wanted: Container[str] | None = None) -> dict[str, dict[str, Any]]:
    """The articles of a JSONL file by their id, in file order; a later line with the same id takes the place.

    `wanted` names the ids to keep, so that a large file is not held in memory for a small gold. Raises RunError
    naming file and line where the file can't be read or a line is not an article with facts.
    """
    articles: dict[str, dict[str, Any]] = {}
    read = False
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    article = _article(line, f"{path}:{number}")
                    read = True
                    if wanted is None or article["id"] in wanted:
                        articles[article["id"]] = article
    except OSError as error:
        raise RunError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RunError(f"{path}: not UTF-8 (byte {error.start})") from error
    if not read:
        raise RunError(f"{path}: holds no article (one JSON object a line is asked for)")
    return articles


def _article(line: str, where: str) -> dict[str, Any]:
    try:
        article = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RunError(f"{where}: not JSON ({error})") from error
    if not isinstance(article, dict) or not isinstance(article.get("id"), str):
        raise RunError(f'{where}: not an article: a JSON object with an "id" is asked for')
    problem = _problem(article)
    if problem:
        raise RunError(f"{where}: {problem}")
    return article


def _problem(article: dict[str, Any]) -> str | None:
    """What is wrong with the article's shape, or None; a key that is absent or null is as good as empty."""
    events = _given(article, "events", [])
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        return '"events" must be a list of objects'
    officials = _given(article, "officials", {})
    if not isinstance(officials, dict) or not all(_list_of(posts, str) for posts in officials.values()):
        return '"officials" must be an object of lists of strings'
    for key in ("districts", "measures"):
        if not _list_of(_given(article, key, []), str):
            return f'"{key}" must be a list of strings'
    return next(filter(None, map(_event_problem, events)), None)


def _event_problem(event: dict[str, Any]) -> str | None:
    if not isinstance(event.get("kind"), str):
        return 'an event lacks its "kind"'
    if not isinstance(event.get("date"), (str, type(None))):
        return 'an event\'s "date" must be a string or null'
    for key in _LISTS:
        kind = int if key == "ordinals" else str
        if not _list_of(_given(event, key, []), kind):
            return f'an event\'s "{key}" must be a list of {"integers" if kind is int else "strings"}'
    return None


def _given(record: dict[str, Any], key: str, otherwise: object) -> object:
    value = record.get(key)
    return otherwise if value is None else value


def _list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
