"""Repulsion of everything by everything, in n log n: the far part is a convolution on a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["Field"]

_GRID = 128
_EXACT = 150
"""Up to so many nodes, repulsion is summed over all pairs."""


class Field:
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
        """The force on each place, for a mass of 1 there."""
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
        cell = float(np.max(places.max(axis=0) - low)) / (_GRID - 2) + 1e-9
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
