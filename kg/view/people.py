"""Who meets whom: officials joined by the number of events at which both were."""

from __future__ import annotations

from kg.view.model import View

__all__ = ["together"]

_STRONGEST = 12
"""Ties kept for each official when the picture is laid out; the page itself counts all of them."""


def together(view: View) -> tuple[list[int], list[tuple[int, int]], list[float]]:
    """The officials who were at an event with somebody, and, by place in that list, their strongest ties with weights.

    The weight is the number of events at which both were.
    """
    import numpy as np
    from scipy import sparse

    seats = sorted({(e.source, e.target) for e in view.edges if e.kind in ("presides", "attends")})
    if not seats:
        return [], [], []
    pairs = np.array(seats)
    present = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(view.nodes),) * 2).tocsr()
    shared = (present @ present.T).tocsr()
    shared.setdiag(0)
    shared.eliminate_zeros()
    kept: dict[tuple[int, int], float] = {}
    officials = [n for n in range(len(view.nodes)) if shared.indptr[n] < shared.indptr[n + 1]]
    place = {n: i for i, n in enumerate(officials)}
    for n in officials:
        row = slice(shared.indptr[n], shared.indptr[n + 1])
        ties = sorted(zip((-shared.data[row]).tolist(), shared.indices[row].tolist(), strict=True))[:_STRONGEST]
        for weight, other in ties:
            kept[min(place[n], place[other]), max(place[n], place[other])] = -weight
    return officials, sorted(kept), [kept[pair] for pair in sorted(kept)]
