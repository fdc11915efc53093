"""Renders a timeline: our own template, script and style, the data beside them as JSON that can't end its element.

The content policy allows the page's own script and style by their hashes and nothing else. Shares with the graph view
the script that builds elements (kg/view/page/dom.js): text of the corpus only ever becomes a text node.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from kg.html import content_policy
from kg.timeline.gather import CHANGES, Timeline
from kg.view.render import Word
from kg.vocab import parse_rows

__all__ = ["render", "words"]


def _read(package: str, name: str) -> str:
    return (files(package) / "page" / name).read_text(encoding="utf-8")


def words() -> tuple[Word, ...]:
    """Every text of the interface."""
    return parse_rows(Word, _read("kg.timeline", "words.tsv"), "kg/timeline/page/words.tsv")


def render(timeline: Timeline) -> str:
    """The page as HTML; the same timeline gives the same bytes."""
    style = _read("kg.timeline", "timeline.css")
    parts = [_read("kg.view", "dom.js"), *(_read("kg.timeline", name) for name in ("rows.js", "panel.js", "main.js"))]
    script = '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
    fields = {
        "@policy@": content_policy(script, style),
        "@style@": style,
        "@words@": _json({word.key: [word.zh, word.en] for word in words()}),
        "@data@": _json(_data(timeline)),
        "@script@": script,
    }
    page = _read("kg.timeline", "timeline.html")
    for field, content in fields.items():
        before, _, after = page.partition(field)
        page = before + content + after
    return page


def _data(timeline: Timeline) -> dict[str, Any]:
    """The timeline by columns; articles and sentences stand once."""
    articles = {iri: number for number, iri in enumerate(timeline.articles)}
    sentences: dict[str, int] = {}
    columns: dict[str, list[Any]] = {name: [] for name in timeline.directives[0]._fields} if timeline.directives else {}
    for directive in timeline.directives:
        row = directive._asdict()
        row["article"] = articles[directive.article]
        row["sentence"] = sentences.setdefault(directive.sentence, len(sentences))
        row["change"] = CHANGES.index(directive.change)
        for name, value in row.items():
            columns[name].append(value)
    return {
        "changes": CHANGES,
        "rows": [[row.zh, row.en, [mark.directive for mark in row.marks]] for row in timeline.rows],
        "directives": columns,
        "sentences": list(sentences),
        "articles": list(timeline.articles.values()),
        "scope": [list(timeline.scope.measures), list(timeline.scope.districts)],
        "undated": timeline.undated,
    }


def _json(content: object) -> str:
    """JSON for a script element: no "<", so that no text of the corpus ends the element."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
