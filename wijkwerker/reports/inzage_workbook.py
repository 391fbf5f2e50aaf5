"""An inzage as a workbook: a sheet with what it is, and one for every part."""

from datetime import datetime, time
from pathlib import Path

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.inzage import Inzage, Section
from wijkwerker.domain.texts import TEXT_LIMIT, tidy, utf16_length
from wijkwerker.reports.saving import save_workbook
from wijkwerker.reports.sheet import Book, Column, Sheet

_NAME_LIMIT = 31  # of a sheet
_WIDE = 70  # characters, of the column with the longest texts
_NARROW = 24


def write(inzage: Inzage, path: Path) -> Path:
    """Write the workbook and return where it stands. Raises WijkwerkerError when that cannot be."""
    return save_workbook(path, _("bestand"), lambda workbook: _fill(Book(workbook), inzage))


def title() -> str:
    """What the document is, without a name."""
    return _("Wat wij over jou bewaren")


def _fill(book: Book, inzage: Inzage) -> None:
    heading = title()
    properties = {"title": heading, "author": inzage.team or "Wijkwerker", "company": ""}
    book.workbook.set_properties({**properties, "created": datetime.combine(inzage.made, time())})
    book.workbook.set_size(2400, 1500)
    front = Sheet(book, _("Voorblad"), heading)
    front.widths(26, 100)
    front.line("Wijkwerker", "brand")
    front.line(heading, "title", height=36)
    front.skip()
    for label, value in inzage.cover:
        front.put(0, label, book.style("label"))
        front.put(1, _fitting(value), book.style("plain"))
        front.row += 1
    used: set[str] = {_("Voorblad")}
    for section in inzage.sections:
        if section.headings:
            _sheet(book, section, heading, used)
        else:
            front.skip()
            front.line(section.title, "heading", height=24)
            for text in section.words:
                front.line(_fitting(text), "note", across=2, height=32)


def _sheet(book: Book, section: Section, heading: str, used: set[str]) -> None:
    sheet = Sheet(book, _name(section.title, used), heading)
    widths = [_WIDE if any(len(row[i]) > _NARROW * 2 for row in section.rows) else _NARROW
              for i in range(len(section.headings))]  # fmt: skip
    sheet.widths(*widths)
    sheet.line(section.title, "title", height=34)
    for text in section.words:
        sheet.line(text, "plain_note")
    sheet.skip()
    sheet.head_stays(sheet.row + 1)
    columns = [Column(head, width, "long") for head, width in zip(section.headings, widths, strict=True)]
    sheet.table(columns, [[_fitting(cell) for cell in row] for row in section.rows])


def _fitting(text: str) -> str:
    """A text as far as it fits in a cell; masking can have made it longer than what was typed."""
    text = tidy(text)
    if utf16_length(text) <= TEXT_LIMIT:
        return text
    return text.encode("utf-16-le")[: 2 * TEXT_LIMIT].decode("utf-16-le", "ignore") + " …"


def _name(title: str, used: set[str]) -> str:
    """A name for a sheet that no other sheet has."""
    plain = "".join(sign for sign in title if sign not in "[]:*?/\\'")
    name, number = plain[:_NAME_LIMIT].strip(), 1
    while name in used:
        number += 1
        name = f"{plain[: _NAME_LIMIT - 3].strip()} {number}"
    used.add(name)
    return name
