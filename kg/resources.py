"""Finds the data that ships beside the code: `ontology/` and `queries/`, in a wheel and in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import RunError

if TYPE_CHECKING:
    from importlib.abc import Traversable

__all__ = ["data_folder", "read_data"]


@cache
def data_folder(name: str) -> Traversable:
    """The folder `name` ("ontology" or "queries"), as installed or, in a checkout, beside the package.

    Raises RunError where neither is there: the installation is broken.
    """
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    from importlib.resources import files  # brings half of the standard library with it

    installed = files("kg") / "_data" / name
    if installed.is_dir():
        return installed
    raise RunError(f"{name}/ is missing from this installation: install huitu again")


def read_data(*path: str) -> str:
    """The UTF-8 text of a shipped file, such as read_data("ontology", "roles.tsv")."""
    folder, *rest = path
    return data_folder(folder).joinpath(*rest).read_text(encoding="utf-8")
