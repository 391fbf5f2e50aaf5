"""Klaar: what was read, the way back, and the copy that goes back to the sender."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.given import Imported
from wijkwerker.domain.exchange.planned import Group
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.deciding import COUNTS, Deciding
from wijkwerker.gui.pages.exchange.steps import Steps
from wijkwerker.gui.panels.exchange.words import first_name
from wijkwerker.gui.widgets.chip import ChipRow
from wijkwerker.gui.widgets.empty_state import RoundIcon
from wijkwerker.gui.widgets.scroll_area import ScrollArea
from wijkwerker.gui.widgets.tags import Tag
from wijkwerker.gui.widgets.toast import announce

_TONES = {"ok": "ok", "info": "info", "warn": "warn", "dang": "dang"}


class Done(ScrollArea):
    """`undo_wanted(id)`, `give_back_wanted(worker id)`, `next_wanted` for the next workbook, `closed`."""

    undo_wanted = Signal(str)
    give_back_wanted = Signal(str)
    next_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=24, spacing=10, parent=parent)
        now = theme.current()
        self._imported: Imported | None = None
        self.body.addWidget(Steps((_("Kiezen"), _("Nakijken"), _("Klaar")), 3), 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.setSpacing(now.px(10))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(RoundIcon("check-circle", ground="okS", ink="ok"), 0, middle)
        self._title, self._words = QLabel(), QLabel()
        self._title.setProperty("role", "display")
        self._words.setProperty("role", "body muted")
        for label in (self._title, self._words):
            label.setWordWrap(True)
            label.setAlignment(middle)
            column.addWidget(label)
        self._tags = ChipRow()
        column.addWidget(self._tags, 0, middle)
        column.addSpacing(now.px(8))
        self.next = self._button(column, _("Volgende bestand nakijken"), "arrow-right", "solid")
        self.give_back = self._button(column, _("Bijgewerkt bestand teruggeven"), "upload", "soft")
        self.close_it = self._button(column, _("Terug naar Uitwisselen"), "check", "solid")
        self.undo = self._button(column, _("Ongedaan maken"), "undo", "normal")
        self.body.addStretch(1)
        self.body.addLayout(column)
        self.body.addStretch(2)
        self.give_back.clicked.connect(self._give_back)
        self.next.clicked.connect(self.next_wanted)
        self.close_it.clicked.connect(self.closed)
        self.undo.clicked.connect(self._undo)

    def _button(self, column: QVBoxLayout, text: str, icon: str, variant: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("variant", variant)
        button.setAutoDefault(True)
        theme.set_icon(button, icon, {"solid": "on", "soft": "ink"}.get(variant, "text2"), 16)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def show_imported(self, imported: Imported, deciding: Deciding, waiting: int) -> None:
        """Show what was read; `waiting` workbooks come after it."""
        self._imported = imported
        plan = imported.plan
        name = first_name(plan.sender_name) or _("je collega")
        self._title.setText(_("Bestand van {name} is ingelezen").format(name=name))
        later = deciding.open_doubts() + deciding.open_choices() + len(deciding.of(Group.UNREADABLE))
        self._words.setText(
            _("Wat je nog moet kiezen of nakijken, staat op de pagina Uitwisselen.")
            if later
            else _("Alles staat nu ook op deze laptop.")
        )
        self._tags.clear()
        for count in COUNTS:
            number = deciding.open_choices() if Group.CONFLICT in count.groups else deciding.counts()[count.key]
            if number:
                words = f"{written(number)} {_(count.label)}"
                self._tags.add(Tag(words, _TONES.get(count.token, "neutral"), count.icon))
        self.give_back.setText(_("Geef {name} een bijgewerkt bestand terug").format(name=name))
        self.give_back.setVisible(imported.write_back and bool(plan.sender))
        self.next.setVisible(waiting > 0)
        theme.vary(self.close_it, variant="normal" if waiting else "solid")
        theme.set_icon(self.close_it, "check", "text2" if waiting else "on", 16)
        self.undo.setVisible(imported.id is not None)
        announce(self, self._title.text())

    def focus_first(self) -> None:
        """The keyboard begins at what comes next."""
        button = self.next if not self.next.isHidden() else self.close_it
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        if self._imported is not None:
            self.give_back_wanted.emit(self._imported.plan.sender)

    def _undo(self) -> None:
        if self._imported is not None and self._imported.id is not None:
            self.undo_wanted.emit(self._imported.id)
