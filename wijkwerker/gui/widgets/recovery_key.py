"""The recovery key as it is shown once: large, with what it is for, to print or to keep as a PDF."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.files import ask_where
from wijkwerker.gui.widgets.flow_layout import FlowLayout
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.printing import ask_printer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FILE_NAME = "wijkwerker-herstelsleutel.pdf"  # without a name: it tells nobody whose it is
GROUP_WIDTH, GROUP_HEIGHT, GAP, LETTERS = 96, 44, 10, 20
IN_A_ROW = 4


class KeyGroups(QWidget):
    """The groups of a key, four in a row, or fewer where letters are large."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = key.split("-")
        self.setAccessibleName(_("Herstelsleutel: {key}").format(key=key.replace("-", ", ")))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._size(min(IN_A_ROW, len(self._groups)))

    def minimumSizeHint(self) -> QSize:
        """One group wide; how high follows from the width that it gets, so a stack of steps does not count a tower."""
        return QSize(self._size(1).width(), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        return self._size(self._columns(width)).height()

    def _columns(self, width: int) -> int:
        now = theme.current()
        return max(1, min(IN_A_ROW, (width + now.px(GAP)) // (now.px(GROUP_WIDTH) + now.px(GAP))))

    def _size(self, columns: int) -> QSize:
        now, rows = theme.current(), -(-len(self._groups) // columns)
        gap = now.px(GAP)
        return QSize(columns * (now.px(GROUP_WIDTH) + gap) - gap, rows * (now.px(GROUP_HEIGHT) + gap) - gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        size, gap = QSize(now.px(GROUP_WIDTH), now.px(GROUP_HEIGHT)), now.px(GAP)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(now.px(LETTERS))
        columns = self._columns(self.width())
        painter = QPainter(self)
        for place, group in enumerate(self._groups):
            row, column = divmod(place, columns)
            box = QRect(column * (size.width() + gap), row * (size.height() + gap), size.width(), size.height())
            paint.box(painter, box, fill=now.color("soft"), radius=8)
            painter.setFont(font)
            painter.setPen(now.color("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, group)
        painter.end()


class RecoveryKey(QWidget):
    """Shows one key. `kept` follows when it is printed or saved; nothing keeps it but the paper."""

    kept = Signal()

    def __init__(self, key: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._today = today
        self.is_kept = False
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        column.addWidget(KeyGroups(key, self))
        column.addWidget(wrapped(meaning(), "body"))
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        self.print_button = _button(_("Afdrukken…"), "file")
        self.save_button = _button(_("Bewaren als PDF…"), "download")
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask_where)
        for button in (self.print_button, self.save_button):
            row.addWidget(button)
        column.addWidget(buttons)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.hide()
        column.addWidget(self._said)

    def said(self) -> str:
        """What was said of printing or saving."""
        return self._said.text()

    def _print(self) -> None:
        if not ask_printer(self, self._draw):
            self._say(_("Er is geen printer gevonden. Bewaar de sleutel als PDF, of schrijf hem over."), "warn")

    def _draw(self, printer: "QPrinter") -> None:
        from wijkwerker.gui.widgets.recovery_paper import draw_on

        if not isValid(self):
            return
        if draw_on(printer, self.key, self._today):
            self._note(_("De sleutel is naar de printer gestuurd. Kijk of hij er goed op staat."))
        else:
            self._say(_("Afdrukken lukte niet. Bewaar de sleutel als PDF, of schrijf hem over."), "warn")

    def _ask_where(self) -> None:
        ask_where(self, _("Waar wil je de herstelsleutel bewaren?"), FILE_NAME, self.save, ending=".pdf")

    def save(self, path: Path) -> None:
        """Keep the key as a PDF that only this worker may read."""
        from wijkwerker.gui.widgets.recovery_paper import save_pdf

        if save_pdf(path, self.key, self._today):
            words = _("Bewaard als {name}. Zet het bestand op een stick of in een kluis, niet op deze laptop.")
            self._note(words.format(name=path.name))
        else:
            self._say(_("Bewaren lukte hier niet. Kies een andere map."), "dang")

    def _note(self, words: str) -> None:
        self.is_kept = True
        self._say(words, "ok")
        self.kept.emit()

    def _say(self, words: str, tone: str) -> None:
        self._said.setText(words)
        theme.vary(self._said, role="small", tone=tone)
        self._said.show()


def meaning() -> str:
    """What the key is for, in two sentences."""
    return _(
        "Ben je je wachtwoord vergeten, dan open je je werk met deze sleutel. "
        "Bewaar hem thuis of in een kluis, niet bij je laptop: wie allebei heeft, kan bij de gegevens."
    )


def _button(words: str, icon: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(True)
    theme.set_icon(button, icon, "text2", 16)
    return button
