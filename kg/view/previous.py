"""Reads where the nodes stood on an earlier page, so that people find them where they remember them."""

from __future__ import annotations

import re
from pathlib import Path

from kg.view.pack import unblock

__all__ = ["Earlier", "earlier"]

Earlier = dict[str, tuple[float, float]]
_BLOCK = re.compile(r'<script type="application/gzip" id="picture">([A-Za-z0-9+/=]*)</script>')


def earlier(*pages: Path) -> tuple[Earlier, Earlier]:
    """Places by short IRI, in the network and among the people, from the first of `pages` that is one of ours.

    A file that is not there, or is no page of ours, is passed over: places are a convenience.
    """
    for page in pages:
        try:
            found = _BLOCK.search(page.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue
        content = unblock(found[1]) if found else None
        if isinstance(content, dict):
            try:
                return _places(content)
            except (KeyError, TypeError, ValueError, IndexError):
                continue
    return {}, {}


def _places(content: dict[str, list[object]]) -> tuple[Earlier, Earlier]:
    names = [str(name) for name in content["iri"]]
    rows = zip(names, content["x"], content["y"], strict=True)
    network = {name: (float(str(x)), float(str(y))) for name, x, y in rows}
    numbers, xs, ys = content["people"]
    people = {names[n]: (float(x), float(y)) for n, x, y in zip(numbers, xs, ys, strict=True)}  # type: ignore[call-overload]
    return network, people
