"""The overview as a workbook that a team lead hands to a gemeente."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from wijkwerker.domain.figures import Overview, Picture
from wijkwerker.domain.language import _
from wijkwerker.reports import pages, stories
from wijkwerker.reports.saving import save_workbook
from wijkwerker.reports.sheet import Book


def write(overview: Overview, pictures: Sequence[Picture], path: Path) -> Path:
    """Write the workbook and return where it stands. What was there before stays until the new one is complete.

    Raises WijkwerkerError when `path` is no .xlsx file, or cannot be written.
    """
    return save_workbook(path, _("overzicht"), lambda workbook: _fill(workbook, overview, pictures))


def _fill(workbook: Any, overview: Overview, pictures: Sequence[Picture]) -> None:
    workbook.set_properties(
        {
            "title": pages.title_of(overview),
            "author": overview.team or "Wijkwerker",
            "company": "",
            "created": datetime.combine(overview.made_on, time()),
        }
    )
    workbook.set_size(2400, 1500)
    book = Book(workbook)
    pages.front(book, overview)
    pages.per_area(book, overview)
    pages.groups_per_area(book, overview)
    pages.per_month(book, overview)
    pages.per_code(book, overview)
    pages.initiatives(book, overview)
    pages.charts(book, overview, pictures)
    stories.stories_and_signals(book, overview)
    stories.lessons(book, overview)
