"""Writes docs/data.md from the heads of the files in ontology/: python -m docs.make_data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["page"]

ONTOLOGY = Path(__file__).resolve().parent.parent / "ontology"

HEAD = """# The data in `ontology/`

Written by `docs/make_data.py` from the heads of the files.

What huitu knows about the world stands in these files: a user adds a role, a cue or a measure without touching Python.
They ship with the package (in an installed huitu below `kg/_data/ontology/`) and may be used on their own.

Tables are UTF-8, tab-separated, with one header line; the lines above it begin with `#` and say what the file is and
where it comes from. Rows stand in code point order unless the head says otherwise. Codes are text, never numbers.
`tests/test_data.py` holds every file to this; the tests of each stage check examples and counter-examples both ways.

What we wrote, counted or collected is under the licence of huitu, Apache-2.0. Words as such belong to nobody: a list of
surnames or of posts is collected facts. Files made from a licensed source name it with its licence; the divisions have
a page of their own, [DIVISIONS.md](../ontology/DIVISIONS.md).

## Vocabulary, shapes and scheme

| file | holds |
|---|---|
| `huitu.ttl` | the terms of the graph: labels and definitions in two languages, alignments ([graph.md](graph.md)) |
| `shapes.ttl` | SHACL: what every graph must satisfy; `kg validate` applies it |
| `measures.ttl` | the measure scheme: SKOS concepts in areas, with words, example and counter-example |

## Tables
"""

TAIL = """
## Scripts

Tables made from other packages' data are made by a script beside them, which says what it needs; nothing of it is
needed to use huitu.
"""


def page() -> str:
    """The page's Markdown."""
    parts = [HEAD]
    for path in sorted(ONTOLOGY.glob("*.tsv")):
        parts += _section(path)
    parts.append(TAIL)
    for path in sorted(ONTOLOGY.glob("*.py")):
        said = path.read_text(encoding="utf-8").removeprefix('"""').partition("\n\n")[0].partition('"""')[0]
        parts.append(f"- `{path.name}`: {_plain(said)}")
    return "\n".join(parts) + "\n"


def _section(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    said = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    columns = next(line for line in lines if not line.startswith("#")).split("\t")
    yield f"### `{path.name}`"
    yield ""
    yield _plain(said)
    yield ""
    yield "Columns: " + ", ".join(f"`{column}`" for column in columns) + "."
    yield ""


def _plain(text: str) -> str:
    """Text in which nothing is taken for a tag, a link or emphasis, without a second white space."""
    return re.sub(r"([<>\[\]*_|])", r"\\\1", " ".join(text.split()))


if __name__ == "__main__":
    Path(__file__).with_name("data.md").write_text(page(), encoding="utf-8")
