"""Says in one line, with the place, why the engine refuses a query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import RunError
from kg.query.fill import Filled

__all__ = ["one_line_errors"]

_PLACE = re.compile(r"error at (\d+):(\d+)")
_HINT = re.compile(r"(?:expected one of |expected |, )(The [A-Za-z ]{12,}|Prefix not found)(?=,|$)")


@contextmanager
def one_line_errors(filled: Filled, source: str) -> Iterator[None]:
    """Turns what the engine raises, while it reads or answers a query, into a RunError of one line."""
    try:
        yield
    except BrokenPipeError:  # not of the engine: whoever reads the answer has enough
        raise
    except SyntaxError as error:
        raise RunError(_syntax(str(error), filled, source)) from None
    except (RuntimeError, ValueError, OSError) as error:
        raise RunError(f"{source}: {' '.join(str(error).split())[:300]}") from None


def _syntax(said: str, filled: Filled, source: str) -> str:
    """`FILE:LINE:COLUMN: not a SPARQL query`, with the words at that place, and what the parser says in words."""
    place = _PLACE.match(said)
    if not place:
        return f"{source}: not a SPARQL query: {' '.join(said.split())[:300]}"
    hint = _HINT.search(said)
    line, column = (None if hint else _second_opinion(filled.text)) or (int(place[1]), int(place[2]))
    lines = filled.text.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f"near {rest[:40]!r}" if rest else "at the end of the line"
    reason = f": {hint[1]}" if hint else ""
    return f"{source}:{line}:{filled.column(line, column)}: not a SPARQL query, {near}{reason}"


def _second_opinion(text: str) -> tuple[int, int] | None:
    """Where rdflib stops reading; Oxigraph's parser tells how far it looked ahead, often the end of the text."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseException as error:
        return error.lineno, error.column
    except RecursionError:
        return None
    return None
