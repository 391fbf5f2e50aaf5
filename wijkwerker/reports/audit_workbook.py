"""The audit as a workbook, for who checks how the file is kept."""

from collections.abc import Sequence
from pathlib import Path

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import MONTHS, Line
from wijkwerker.reports.saving import save_workbook
from wijkwerker.reports.sheet import Book, Column, Sheet


def write(lines: Sequence[Line], path: Path) -> Path:
    """Write the lines, the last first, and return where they stand. Raises WijkwerkerError when that cannot be."""
    return save_workbook(path, _("logboek"), lambda workbook: _fill(Book(workbook), lines))


def _fill(book: Book, lines: Sequence[Line]) -> None:
    title = _("Wat er met het bestand is gedaan")
    book.workbook.set_properties({"title": title, "author": "Wijkwerker", "company": ""})
    sheet = Sheet(book, _("Logboek"), title)
    sheet.widths(24, 26, 44, 34, 14, 30)
    sheet.line(title, "title", height=34)
    sheet.line(
        _("Zonder namen. Een regel blijft {months} maanden staan en kan niet veranderd worden.").format(months=MONTHS),
        "plain_note",
    )
    sheet.skip()
    sheet.head_stays(sheet.row + 1)
    columns = [
        Column(_("Tijdstip (UTC)"), 24),
        Column(_("Wat"), 26),
        Column(_("Waarop"), 44),
        Column(_("Hoe het ging"), 34),
        Column(_("Vanuit"), 14),
        Column(_("Door"), 30),
    ]
    rows = [[line.at, line.action, line.object, line.result, line.origin, line.actor] for line in lines]
    sheet.table(columns, rows, filtered=True)
