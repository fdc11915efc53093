"""Renders the page: our template around the pyvis network, one file that asks nobody for anything.

The content policy allows the page's own script and style by their hashes and nothing else: text of the corpus could
not run even if it became markup, and it can't become markup, since the page builds text nodes only.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

from kg.html import content_policy
from kg.vocab import parse_rows

if TYPE_CHECKING:
    from importlib.abc import Traversable

    from pyvis.network import Network

__all__ = ["SCRIPTS", "STYLES", "Word", "render", "words"]

SCRIPTS = (
    "dom.js",
    "data.js",
    "state.js",
    "search.js",
    "quote.js",
    "filter.js",
    "scene.js",
    "people.js",
    "path.js",
    "camera.js",
    "draw.js",
    "names.js",
    "pointer.js",
    "panel.js",
    "panel-people.js",
    "panel-events.js",
    "help.js",
    "toolbar.js",
    "sidebar.js",
    "period.js",
    "table.js",
    "export.js",
    "main.js",
)
"""The parts of the page's script, in order; all share one function's scope."""
STYLES = ("colors.css", "base.css", "tools.css", "picture.css", "panel.css", "small.css")


class Word(NamedTuple):
    """One text of the interface in both languages."""

    key: str
    zh: str
    en: str


def _folder() -> Traversable:
    return files("kg.view") / "page"


def _read(name: str) -> str:
    return _folder().joinpath(name).read_text(encoding="utf-8")


def words() -> tuple[Word, ...]:
    """Every text of the interface."""
    return parse_rows(Word, _read("words.tsv"), "kg/view/page/words.tsv")


def render(network: Network, picture: str, facts: str, names: Sequence[str]) -> str:
    """The page for a pyvis network; `picture` and `facts` are blocks (kg.view.pack), `names` for readers without
    script."""
    from markupsafe import Markup, escape

    style = "".join(_read(name) for name in STYLES)
    script = '(() => {\n"use strict";\n' + "\n".join(_read(name) for name in SCRIPTS) + "})();\n"
    with as_file(_folder()) as folder:
        network.set_template_dir(str(folder), "graph.html")
        network.templateEnv.autoescape = True
        network.templateEnv.globals["kg"] = {
            "policy": content_policy(script, style),
            "style": Markup(style),  # noqa: S704 (our own file)
            "script": Markup(script),  # noqa: S704 (our own files)
            "words": Markup(_words()),  # noqa: S704 (our own file, "<" written as \u003c)
            "picture": picture,
            "facts": facts,
            "noscript": Markup("<p>{}</p><ul>{}</ul>").format(
                "此页需要 JavaScript。This page needs JavaScript.",
                Markup().join(Markup("<li>{}</li>").format(escape(name)) for name in names),
            ),
        }
        return str(network.generate_html("graph.html")) + "\n"


def _words() -> str:
    table = {word.key: [word.zh, word.en] for word in words()}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
