"""Writes docs/questions.md from the heads of queries/*.rq: python -m docs.make_questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.query import Parameter, Question, questions

__all__ = ["page"]

HEAD = """# The shipped questions

Written by `docs/make_questions.py` from the heads of `queries/*.rq`. Ask one with `kg query NAME --set name=value`;
`kg queries` lists them, and `kg query FILE.rq` asks your own. Parameters without a default must be given.
"""


def page() -> str:
    """The page's Markdown."""
    parts = [HEAD, "| question | asks | 中文 |", "|---|---|---|"]
    parts += [f"| [`{q.source}`](#{q.source}) | {q.en} | {q.zh} |" for q in questions()]
    for question in questions():
        parts += ["", *_section(question)]
    return "\n".join(parts) + "\n"


def _section(question: Question) -> Iterator[str]:
    yield f"## {question.source}"
    yield ""
    yield f"{question.en}. {question.zh}。"
    if question.parameters:
        yield ""
        yield "| parameter | type | default | example | meaning |"
        yield "|---|---|---|---|---|"
        yield from (_row(parameter) for parameter in question.parameters)
    yield ""
    yield "Columns: " + "; ".join(f"`{column.name}` {column.meaning}" for column in question.columns) + "."


def _row(parameter: Parameter) -> str:
    default = "required" if parameter.default is None else f"`{parameter.default}`" if parameter.default else "empty"
    return f"| `{parameter.name}` | {parameter.kind} | {default} | `{parameter.example}` | {parameter.meaning} |"


if __name__ == "__main__":
    Path(__file__).with_name("questions.md").write_text(page(), encoding="utf-8")
