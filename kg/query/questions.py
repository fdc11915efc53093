"""The questions: SPARQL files whose head comment says in words what is asked, with what, and what comes back.

A head is the comment lines before the query itself:

    # zh: 谁主持了会议
    # en: Who presided over which events
    # param: since | date | default 0001-01-01 | example 2025-07-01 | first day
    # column: official | who presided

A parameter has a default or is `required`; the default `any` leaves it open. In the query it stands as `$since`.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.errors import RunError
from kg.resources import data_folder

__all__ = ["ANY", "KINDS", "Column", "Parameter", "Question", "find", "parse", "questions"]

KINDS = (
    "text", "integer", "count", "date", "iri", "official", "district", "districts", "measure", "measures", "event",
)  # fmt: skip
"""What a parameter can be; see kg.query.values for how each is read."""

ANY = "any"
"""The default of a parameter that may be left open (SPARQL's UNDEF: it stands in a VALUES block)."""

_PARAMETER_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Parameter(NamedTuple):
    """One `$name` of a question. `default` is None where the user must give a value."""

    name: str
    kind: str
    default: str | None
    example: str
    meaning: str


class Column(NamedTuple):
    """One column of the answer."""

    name: str
    meaning: str


class Question(NamedTuple):
    """One query with its head; `source` is the shipped name or the file, for messages."""

    source: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str


@cache
def questions() -> tuple[Question, ...]:
    """The shipped questions, sorted by name."""
    files = {Path(entry.name).stem: entry for entry in data_folder("queries").iterdir() if entry.name.endswith(".rq")}
    return tuple(parse(files[name].read_text(encoding="utf-8"), name) for name in sorted(files))


def find(name: str) -> Question:
    """The shipped question of this name, or the query in this file (a name that ends in .rq or holds a slash).

    Raises RunError, with the names that come near, where there is none, and where the file can't be read.
    """
    if name.endswith((".rq", ".sparql")) or "/" in name or "\\" in name:
        return parse(_read(name), name)
    known = {question.source: question for question in questions()}
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.5) or [key for key in known if name and name in key][:3]
        hint = f"did you mean {' or '.join(near)}?" if near else "`kg queries` lists them; a file's name ends in .rq"
        raise RunError(f"{name}: no question of this name: {hint}")
    return known[name]


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RunError(f"{path}: not UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise RunError(f"{path}: can't be read ({getattr(error, 'strerror', None) or error})") from None


def parse(text: str, source: str) -> Question:
    """A query with its head. Raises RunError naming the line of a head that can't be read; a head may be missing."""
    titles = {"zh": "", "en": ""}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            break
        key, colon, rest = line[1:].strip().partition(":")
        cells = [cell.strip() for cell in rest.split("|")]
        if not colon:
            continue
        if key in titles:
            titles[key] = rest.strip()
        elif key == "param":
            parameters.append(_parameter(cells, f"{source}:{number}"))
        elif key == "column":
            if len(cells) != 2:
                raise RunError(f"{source}:{number}: a column is written `# column: name | meaning`")
            columns.append(Column(*cells))
    return Question(source, titles["zh"], titles["en"], tuple(parameters), tuple(columns), text)


def _parameter(cells: list[str], where: str) -> Parameter:
    form = "a parameter is written `# param: name | kind | required (or: default X) | example X | meaning`"
    if len(cells) != 5 or not _PARAMETER_NAME.fullmatch(cells[0]):
        raise RunError(f"{where}: {form}")
    name, kind, default, example, meaning = cells
    if kind not in KINDS:
        raise RunError(f"{where}: {kind} is no kind of parameter: {', '.join(KINDS)}")
    if not example.startswith("example ") or not (default == "required" or default.startswith("default ")):
        raise RunError(f"{where}: {form}")
    value = None if default == "required" else default[len("default ") :].strip()
    return Parameter(name, kind, "" if value == '""' else value, example[len("example ") :].strip(), meaning)
