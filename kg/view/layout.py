"""Places nodes in the plane: springs along edges, repulsion of everything by everything, the same for equal graphs.

A start by pivot MDS (Brandes and Pich 2006) lays out the large shape; then rounds of forces as in ForceAtlas2 (Jacomy
et al. 2014): repulsion 1/d between masses (degree + 1), linear springs, gravity. Far repulsion is a convolution of the
mass on a grid (by FFT), near repulsion comes from the nearest neighbours, so that a round takes n log n steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]

__all__ = ["lay_out"]

_GRID = 128
_EXACT = 150
"""Up to so many nodes, repulsion is summed over all pairs."""
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
    import numpy as np

    if not count:
        return []
    start = start or {}
    if len(start) == count:
        return [(round(start[n][0]), round(start[n][1])) for n in range(count)]
    forces = _Forces(count, edges, groups, weights)
    if len(start) * 2 > count:
        places = _beside(forces, start)
        held = np.array([n in start for n in range(count)])
        places = forces.settle(places, rounds=30, heat=0.02, held=held)
    else:
        places = forces.settle(forces.begin(), rounds=_rounds(count), heat=0.1)
        places -= places.mean(axis=0)
    return [(round(x), round(y)) for x, y in places.tolist()]


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

        pairs = np.array([e for e in edges if e[0] != e[1]], dtype=np.int64).reshape(-1, 2)
        strength = np.array([w for e, w in zip(edges, weights or [1.0] * len(edges), strict=True) if e[0] != e[1]])
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
        self.field = _Field(count)
        self.size = _SPACE * float(np.sqrt(count)) * 1.2

    def begin(self) -> Floats:
        """Pivot MDS: distances over edges to some far-apart nodes, seen along their two main axes."""
        import numpy as np
        from scipy.sparse.csgraph import dijkstra

        bfs: Any = dijkstra  # its types know no sparse matrix of ours

        jitter = np.random.default_rng(1).standard_normal((self.count, 2)) * _SPACE
        pivots: list[int] = []
        nearest = np.full(self.count, np.inf)
        rows = []
        pivot = int(np.argmax(self.mass))
        for _ in range(min(_PIVOTS, self.count)):
            steps: Floats = bfs(self.adjacent, directed=False, indices=pivot, unweighted=True)
            rows.append(steps)
            pivots.append(pivot)
            nearest = np.minimum(nearest, steps)
            reachable = np.where(np.isfinite(nearest), nearest, self.count)
            pivot = int(np.argmax(reachable * 1e3 + self.mass))
        steps = np.array(rows).T
        far = steps[np.isfinite(steps)].max() + 2
        squares = np.where(np.isfinite(steps), steps, far) ** 2
        centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
        _, axes = np.linalg.eigh(centred.T @ centred)
        places = centred @ axes[:, -2:] if axes.shape[1] > 1 else np.zeros((self.count, 2))
        places -= places.mean(axis=0)
        # eigh may turn an axis around; the first node that is off the middle decides.
        places *= np.where(places[np.abs(places).argmax(axis=0), [0, 1]] < 0, -1, 1)
        scale = np.abs(places).std(axis=0)
        return np.asarray(places / np.where(scale > 0, scale, 1) * self.size / 4 + jitter)

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


class _Field:
    """The force 1/d of all mass on each place."""

    def __init__(self, count: int) -> None:
        import numpy as np

        self._exact = count <= _EXACT
        if self._exact:
            return
        offset = np.arange(-_GRID, _GRID, dtype=float)
        dx, dy = np.meshgrid(offset, offset, indexing="ij")
        square = dx**2 + dy**2 + 0.25
        # The kernel's middle stands at the corner, as a circular convolution wants it.
        self._kernels = [np.fft.rfft2(np.fft.ifftshift(part / square)) for part in (dx, dy)]

    def __call__(self, places: Floats, mass: Floats) -> Floats:
        return self._sum(places, mass) if self._exact else self._convolve(places, mass)

    def _sum(self, places: Floats, mass: Floats) -> Floats:
        """Of each on each."""
        import numpy as np

        gap = places[:, None, :] - places[None, :, :]
        square = (gap**2).sum(axis=2) + 1.0
        return np.asarray((gap * (mass / square)[:, :, None]).sum(axis=1))

    def _convolve(self, places: Floats, mass: Floats) -> Floats:
        """On a grid: each place shares its mass among the four corners of its cell, and takes its force from them."""
        import numpy as np

        low = places.min(axis=0)
        cell = float((places.max(axis=0) - low).max()) / (_GRID - 2) + 1e-9
        where = (places - low) / cell
        corner = where.astype(np.int64)
        part = where - corner
        shares = []
        grid = np.zeros(_GRID * _GRID)
        for dx in (0, 1):
            for dy in (0, 1):
                share = np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1])
                index = (corner[:, 0] + dx) * _GRID + corner[:, 1] + dy
                grid += np.bincount(index, share * mass, minlength=_GRID * _GRID)
                shares.append((index, share))
        spectrum = np.fft.rfft2(grid.reshape(_GRID, _GRID), s=(2 * _GRID, 2 * _GRID))
        result = np.zeros_like(places)
        for axis, kernel in enumerate(self._kernels):
            flow = np.fft.irfft2(spectrum * kernel)[:_GRID, :_GRID].ravel() / cell
            for index, share in shares:
                result[:, axis] += flow[index] * share
        return result
