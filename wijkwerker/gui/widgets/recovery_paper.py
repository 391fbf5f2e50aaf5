"""The sheet of paper with the recovery key: for a printer, and as a PDF."""

import os
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from wijkwerker.domain.dates import month_text
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.recovery_key import IN_A_ROW, meaning

_WIDTH = 170.0  # millimetres between the margins of A4
_MARGIN = 20.0
_GROUP, _HEIGHT, _GAP = 38.0, 16.0, 6.0
_INCH = 25.4


def save_pdf(path: Path, key: str, today: date) -> bool:
    """Write the paper as a file that only its owner may read. Returns whether that was done."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_("Herstelsleutel"))
    writer.setCreator("Wijkwerker")
    drawn = draw_on(writer, key, today)
    del writer
    if not drawn:
        return False
    try:
        with open(path, "wb", opener=_owner_only) as file:
            file.write(bytes(buffer.data().data()))
    except OSError:
        return False
    return True


def draw_on(device: QPagedPaintDevice, key: str, today: date) -> bool:
    """Draw the paper on an A4 of a printer or a PDF. Returns whether the device took it."""
    edge = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    upright = QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, edge, QPageLayout.Unit.Millimeter))
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(device.logicalDpiX() / _INCH, device.logicalDpiY() / _INCH)
    painter.setPen(QPen(Qt.GlobalColor.black, 0.3))
    below = _words(painter, 0, _("Herstelsleutel van Wijkwerker"), 8.0, bold=True)
    below = _words(painter, below + 2, _("Gemaakt in {month}").format(month=month_text(today)), 4.2)
    below = _groups(painter, below + 8, key.split("-"))
    below = _words(painter, below + 8, meaning(), 4.6)
    steps = _(
        "Zo gebruik je hem: kies op het slot “Wachtwoord vergeten?”, typ deze sleutel en kies een nieuw wachtwoord."
    )
    below = _words(painter, below + 4, steps, 4.6)
    _words(
        painter,
        below + 4,
        _("Maak je een nieuwe herstelsleutel, gooi dit papier dan weg: deze werkt dan niet meer."),
        4.6,
    )
    return painter.end()


def _words(painter: QPainter, top: float, text: str, size: float, *, bold: bool = False) -> float:
    """Write a paragraph; gives where it ends. All in millimetres."""
    font = QFont(painter.font())
    font.setPixelSize(100)  # drawn large and scaled down: letters have no half pixels
    font.setBold(bold)
    scale = size / 100
    painter.save()
    painter.setFont(font)
    painter.translate(0, top)
    painter.scale(scale, scale)
    room = QRectF(0, 0, _WIDTH / scale, 5_000)
    flags = int(Qt.TextFlag.TextWordWrap.value)
    used = painter.boundingRect(room, flags, text)
    painter.drawText(room, flags, text)
    painter.restore()
    return top + used.height() * scale


def _groups(painter: QPainter, top: float, groups: list[str]) -> float:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(100)
    font.setBold(True)
    for place, group in enumerate(groups):
        row, column = divmod(place, IN_A_ROW)
        box = QRectF(column * (_GROUP + _GAP), top + row * (_HEIGHT + _GAP), _GROUP, _HEIGHT)
        painter.drawRoundedRect(box, 2, 2)
        painter.save()
        painter.setFont(font)
        painter.translate(box.topLeft())
        painter.scale(0.09, 0.09)
        painter.drawText(QRectF(0, 0, _GROUP / 0.09, _HEIGHT / 0.09), Qt.AlignmentFlag.AlignCenter, group)
        painter.restore()
    rows = -(-len(groups) // IN_A_ROW)
    return top + rows * (_HEIGHT + _GAP) - _GAP


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
