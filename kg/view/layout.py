"""Places nodes in the plane: springs along edges, repulsion of everything by everything, the same for equal graphs.

A start by pivot MDS (Brandes and Pich 2006) lays out the large shape; then rounds of forces as in ForceAtlas2 (Jacomy
et al. 2014): repulsion 1/d between masses (degree + 1), linear springs, gravity. Far repulsion is a convolution of the
mass on a grid (by FFT), near repulsion comes from the nearest neighbours, so that a round takes n log n steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.view.field import Field

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

__all__ = ["lay_out"]

_PIVOTS = 40
_NEAREST = 8
_SPACE = 30.0
"""Pixels, at scale 1, between neighbours of ordinary size."""


def lay_out(
    count: int,
    edges: Sequence[tuple[int, int]],
    groups: Sequence[int] = (),
    weights: Sequence[float] = (),
    start: dict[int, tuple[float, float]] | None = None,
) -> list[tuple[int, int]]:
    """A place for each of `count` nodes, in whole pixels around the origin.

    `groups` (a number a node) draws members of one group together; `weights` (one an edge, default 1) are the strength
    of the springs. `start` holds places of earlier nodes: they stay where they are if nothing is new, and near it
    if something is.
    """
    start = start or {}
    if len(start) == count:
        return [(round(start[n][0]), round(start[n][1])) for n in range(count)]
    joined = sorted({end for a, b in edges if a != b for end in (a, b)})
    place = {node: number for number, node in enumerate(joined)}
    kept = [(number, edge) for number, edge in enumerate(edges) if edge[0] != edge[1]]
    forces = _Forces(
        len(joined),
        [(place[a], place[b]) for _, (a, b) in kept],
        [groups[n] for n in joined] if len(groups) else (),
        [weights[number] for number, _ in kept] if len(weights) else (),
    )
    places = _settled(forces, {place[n]: xy for n, xy in start.items() if n in place}) if joined else []
    loose = [n for n in range(count) if n not in place]
    found = dict(zip(joined, places, strict=True)) | dict(zip(loose, _rows(len(loose), places), strict=True))
    return [found[n] for n in range(count)]


def _settled(forces: _Forces, start: dict[int, tuple[float, float]]) -> list[tuple[int, int]]:
    """Places of nodes that are joined to others."""
    import numpy as np

    if len(start) * 2 > forces.count:
        held = np.isin(np.arange(forces.count), sorted(start))
        places = forces.settle(_beside(forces, start), rounds=30, heat=0.02, held=held)
    else:
        places = forces.settle(forces.begin(), rounds=_rounds(forces.count), heat=0.1)
        places -= places.mean(axis=0)
    return [(round(x), round(y)) for x, y in places.tolist()]


def _rows(count: int, above: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows for what is joined to nothing, beneath the rest."""
    step = round(_SPACE * 1.4)
    width = max([x for x, _ in above], default=0) - min([x for x, _ in above], default=0)
    columns = max(round((count * 2) ** 0.5), width // step, 1)
    top = max([y for _, y in above], default=0) + 3 * step
    left = -(min(columns, count) - 1) * step // 2
    return [(left + number % columns * step, top + number // columns * step) for number in range(count)]


def _rounds(count: int) -> int:
    return 300 if count < 2_000 else 150 if count < 8_000 else 100


def _beside(forces: _Forces, start: dict[int, tuple[float, float]]) -> Floats:
    """Old nodes where they were, each new one amid its old neighbours, else outside."""
    import numpy as np

    places = np.zeros((forces.count, 2))
    old = np.array(sorted(start))
    places[old] = [start[n] for n in old.tolist()]
    reach = float(np.abs(places).max()) + 4 * _SPACE
    known = np.zeros(forces.count, dtype=bool)
    known[old] = True
    spread = np.random.default_rng(1).standard_normal((forces.count, 2)) * _SPACE
    for _ in range(4):  # neighbours of neighbours follow
        total = np.zeros((forces.count, 2))
        number = np.zeros(forces.count)
        for a, b in ((forces.a, forces.b), (forces.b, forces.a)):
            np.add.at(total, a[known[b]], places[b[known[b]]])
            np.add.at(number, a[known[b]], 1)
        new = ~known & (number > 0)
        places[new] = total[new] / number[new, None] + spread[new]
        known |= new
    angle = np.arange(forces.count) * 2.399963  # the golden angle spreads them around
    outside = np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach
    places[~known] = outside[~known]
    return places


class _Forces:
    """The graph as arrays, and what pulls and pushes its nodes."""

    def __init__(
        self, count: int, edges: Sequence[tuple[int, int]], groups: Sequence[int], weights: Sequence[float]
    ) -> None:
        import numpy as np
        from scipy import sparse

        pairs = np.array(edges, dtype=np.int64).reshape(-1, 2)
        strength = np.array(weights if len(weights) else [1.0] * len(edges))
        self.count = count
        self.a: Integers = pairs[:, 0]
        self.b: Integers = pairs[:, 1]
        ones = sparse.coo_matrix((strength, (self.a, self.b)), shape=(count, count)).tocsr()
        self.adjacent: Any = (ones + ones.T).tocsr()
        degree = np.asarray((self.adjacent > 0).sum(axis=1)).ravel()
        self.mass: Floats = np.sqrt(degree + 1.0)
        # A hub's many springs together pull about as hard as a few: else everything falls onto it.
        pull = strength / np.sqrt(np.minimum(degree[self.a], degree[self.b]) + 1.0)
        springs = sparse.coo_matrix((pull, (self.a, self.b)), shape=(count, count)).tocsr()
        self.springs: Any = (springs + springs.T).tocsr()
        self.tension: Floats = np.asarray(self.springs.sum(axis=1)).ravel()
        self.groups: Integers = np.asarray(groups if len(groups) else [0] * count, dtype=np.int64)
        self.grouped = len(groups) > 0
        self.field = Field(count)
        self.size = _SPACE * float(np.sqrt(count)) * 1.2

    def begin(self) -> Floats:
        """The largest component by pivot MDS; the others around it, the smaller the further out."""
        import numpy as np
        from scipy.sparse.csgraph import connected_components

        number, member = connected_components(self.adjacent, directed=False)
        sizes = np.bincount(member, minlength=number)
        order = np.lexsort((np.arange(number), -sizes))
        turn = np.empty(number, dtype=np.int64)
        turn[order] = np.arange(number)
        angle, out = turn * 2.399963, self.size * (0.5 + 0.4 * turn / number)
        centres = np.stack([np.cos(angle) * out, np.sin(angle) * out], axis=1)
        spread = np.sqrt(sizes)[member][:, None] * _SPACE / 2
        places = centres[member] + np.random.default_rng(1).standard_normal((self.count, 2)) * spread
        largest = np.flatnonzero(member == order[0])
        if len(largest) > 3:
            jitter = (places - centres[member])[largest] / spread[largest] * _SPACE
            places[largest] = self._scaled(largest) * self.size / 4 + jitter
        return np.asarray(places)

    def _scaled(self, nodes: Integers) -> Floats:
        """Pivot MDS: distances over edges to some far-apart nodes, seen along their two main axes."""
        import numpy as np
        from scipy.sparse.csgraph import dijkstra

        bfs: Any = dijkstra  # its types know no sparse matrix of ours
        adjacent, mass = self.adjacent[nodes][:, nodes], self.mass[nodes]
        nearest = np.full(len(nodes), np.inf)
        rows: list[Floats] = []
        pivot = int(np.argmax(mass))
        for _ in range(min(_PIVOTS, len(nodes))):
            rows.append(bfs(adjacent, directed=False, indices=pivot, unweighted=True))
            nearest = np.minimum(nearest, rows[-1])
            pivot = int(np.argmax(nearest * 1e3 + mass))
        squares = np.array(rows).T ** 2
        centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
        _, axes = np.linalg.eigh(centred.T @ centred)
        places = centred @ axes[:, -2:]
        # eigh may turn an axis around; the node that is furthest out decides.
        places = places * np.where(places[np.abs(places).argmax(axis=0), [0, 1]] < 0, -1, 1)
        scale = np.abs(places).std(axis=0)
        return np.asarray(places / np.where(scale > 0, scale, 1))

    def settle(self, places: Floats, rounds: int, heat: float, held: NDArray[np.bool_] | None = None) -> Floats:
        """Moves everything along its forces, less each round; nodes that are `held` move little."""
        import numpy as np

        free = np.where(held, 0.05, 1.0)[:, None] if held is not None else np.ones((self.count, 1))
        before = np.zeros_like(places)
        for number in range(rounds):
            force = self._pull(places) + self._push(places)
            cool = 1 - number / rounds
            length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
            most = self.size * heat * cool**1.5 + 0.5
            move = force / length * np.minimum(length * 0.5, most)
            before = 0.4 * before + 0.6 * move  # damped: else neighbours swing around each other
            places = places + before * free
        return self._apart(places, free)

    def _pull(self, places: Floats) -> Floats:
        """Springs, gravity toward the middle, and the pull of each group's middle."""
        import numpy as np

        force = (self.springs @ places - self.tension[:, None] * places) * 0.6
        force -= places * (self.mass * 0.25)[:, None]
        if self.grouped:
            number = np.bincount(self.groups, minlength=1).astype(float)
            sums = np.stack([np.bincount(self.groups, places[:, axis]) for axis in (0, 1)], axis=1)
            middle = (sums / np.maximum(number, 1)[:, None])[self.groups]
            force += (middle - places) * 0.12
        return np.asarray(force)

    def _push(self, places: Floats) -> Floats:
        """Repulsion: of all by all on a grid, and of the nearest exactly."""
        import numpy as np

        force = self.field(places, self.mass) * self.mass[:, None] * _SPACE * 4
        near = min(_NEAREST + 1, self.count)
        distance, other = _nearest(places, near)
        if near > 1:
            gap = places[:, None, :] - places[other[:, 1:]]
            close = np.maximum(distance[:, 1:], 0.5)
            push = np.maximum(0, 1.6 * _SPACE - close) / close
            force = force + (gap * push[:, :, None]).sum(axis=1) * 0.5
        return np.asarray(force)

    def _apart(self, places: Floats, free: Floats) -> Floats:
        """A few rounds of nothing but pushing apart what still lies on top of something else."""
        import numpy as np

        near = min(7, self.count)
        if near < 2:
            return places
        room = _SPACE * (0.5 + 0.12 * np.sqrt(self.mass))
        for _ in range(20):
            distance, other = _nearest(places, near)
            gap = places[:, None, :] - places[other[:, 1:]]
            close = np.maximum(distance[:, 1:], 0.1)
            push = np.maximum(0, (room[:, None] + room[other[:, 1:]]) - close) / close
            places = places + (gap * push[:, :, None]).sum(axis=1) * 0.25 * free
        return places


def _nearest(places: Floats, number: int) -> tuple[Floats, Integers]:
    """Distance and place in the list of the nearest `number` of each place, itself first; number at least 2."""
    import numpy as np
    from scipy.spatial import cKDTree

    distance, other = cKDTree(places).query(places, k=number)
    return np.asarray(distance), np.asarray(other)
