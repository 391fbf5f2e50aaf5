"""The overview as a file: for whom, exactly which figures will be in it, and where it goes."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.figures import Overview, shared
from wijkwerker.domain.figures.words import EXACT, ROUNDED
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.overview.audience import AudienceChoice
from wijkwerker.gui.panels.overview.preview import Preview
from wijkwerker.gui.panels.overview.words import file_name, filter_words
from wijkwerker.gui.widgets.file_sheet import FileSheet
from wijkwerker.gui.widgets.files import ask_where
from wijkwerker.gui.widgets.scroll_area import SnugArea

WIDTH = 800
MOST_HEIGHT = 660  # of what stands above the buttons
PATIENCE_MS = 300  # before a bar says that it takes a while
ENDING = "xlsx"


class ExportOverview(FileSheet):
    """Keys 1 and 2 choose, Enter goes on. The sheet stays until the file is there, and then deletes itself."""

    def __init__(self, context: Context, overview: Overview, window: QWidget) -> None:
        super().__init__(window, _("Maak een overzicht in Excel"), context.messages, width=WIDTH, top=0.08)
        self._context = context
        self._exact, self._rounded = overview, shared(overview)
        self.body.setSpacing(theme.current().px(12))
        self.choice = AudienceChoice()
        self.choice.chosen.connect(self._show)
        self.preview = Preview()
        self._middle = SnugArea(width=WIDTH - 40, most=MOST_HEIGHT, spacing=12)
        self._middle.body.addLayout(self._made_head())
        self._middle.body.addWidget(self.choice)
        self._middle.body.addWidget(self.preview)
        self._middle.body.addStretch(1)
        self.body.addWidget(self._middle, 1)
        self.body.addWidget(self.refusal)
        self.body.addLayout(self._made_end())
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._slow.timeout.connect(self.bar.show)
        self._show()

    def _made_head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.current().px(2))
        for words, role in ((_("Overzicht in Excel"), "h1"), (filter_words(self._exact), "small muted")):
            label = QLabel(words)
            label.setProperty("role", role)
            label.setWordWrap(True)
            column.addWidget(label)
        return column

    def _made_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        self.bar = QProgressBar(self.panel)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Bezig met maken…"))
        self.bar.hide()
        self.cancel = QPushButton(_("Annuleren"))
        self.cancel.setAutoDefault(True)
        self.cancel.clicked.connect(self.close_overlay)
        self.starter = QPushButton(_("Bewaren als…"))
        self.starter.setProperty("variant", "solid")
        self.starter.setAutoDefault(True)
        self.starter.clicked.connect(self._choose_place)
        row.addWidget(self.bar, 1)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.starter)
        return row

    def ask(self) -> None:
        """Show the sheet, with the keyboard on the choice."""
        self.open(self.choice.current())
        self._middle.updateGeometry()
        self.place()  # again, now that the parts know how wide they are

    def _show(self) -> None:
        to_share = self.choice.is_shared()
        self.preview.show_overview(self._rounded if to_share else self._exact, _(ROUNDED if to_share else EXACT))

    # -- the file -----------------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        self.refusal.say("")
        name = file_name(self._exact, shared=self.choice.is_shared())
        ask_where(self, _("Waar wil je het overzicht bewaren?"), name, self._write)

    def _write(self, path: Path) -> None:
        self.set_busy(busy=True)
        overview, to_share = self._exact, self.choice.is_shared()
        self._context.tasks.write(
            lambda s: s.overview.export(overview, path, shared=to_share),
            self.made,
            owner=self,
            failed=self.refused,
        )

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be chosen while the file is being made; a bar says when that takes a while."""
        super().set_busy(busy=busy)
        for part in (self.choice, self.cancel, self.starter):
            part.setEnabled(not busy)
        self.bar.hide()
        if busy:
            self._slow.start()
        else:
            self._slow.stop()

    # -- the keyboard -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 choose for whom, Enter goes on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.starter.click()
        elif not (self.choice.isEnabled() and self.choice.choose_by_digit(event.text())):
            super().keyPressEvent(event)
