"""A workbook for other people, made in memory."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import xlsxwriter

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.saving import save

# text stays text: no formulas, no links, no numbers made of it; and no file beside it while it is made
_OPTIONS: Mapping[str, bool] = MappingProxyType(
    {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
)


def save_workbook(path: Path, what: str, fill: Callable[[Any], None]) -> Path:
    """Save a workbook that `fill` fills; `what` is a Dutch *het* word, for a refusal.

    Raises WijkwerkerError when it cannot be written, and for a name that is no .xlsx.
    """
    if path.suffix.lower() != ".xlsx":
        raise WijkwerkerError(
            _("“{name}” is geen naam voor een Excelbestand.").format(name=path.name),
            _("Kies een naam die op .xlsx eindigt."),
        )
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, dict(_OPTIONS))
    fill(workbook)
    workbook.close()
    return save(path, what, made.getvalue())
