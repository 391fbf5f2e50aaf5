"""Saving a document: what stood there before stays until the new one is complete."""

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import xlsxwriter

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.saving import not_saved

# text stays text: no formulas, no links, no numbers made of it; and no file beside it while it is made
OPTIONS: Mapping[str, bool] = MappingProxyType(
    {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
)


def save(path: Path, what: str, write: Callable[[BinaryIO], object]) -> Path:
    """Let `write` fill a file that then takes the place of `path`; `what` is a Dutch *het* word, for a refusal.

    Raises WijkwerkerError when it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".wijkwerker-", suffix=path.suffix, dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise not_saved(path, error, what) from error
    return path


def save_workbook(path: Path, what: str, fill: Callable[[Any], None]) -> Path:
    """Save a workbook that `fill` fills. Raises WijkwerkerError as `save` does, and for a name that is no .xlsx."""
    if path.suffix.lower() != ".xlsx":
        raise WijkwerkerError(
            _("“{name}” is geen naam voor een Excelbestand.").format(name=path.name),
            _("Kies een naam die op .xlsx eindigt."),
        )

    def write(file: BinaryIO) -> None:
        workbook = xlsxwriter.Workbook(file, dict(OPTIONS))
        fill(workbook)
        workbook.close()

    return save(path, what, write)
