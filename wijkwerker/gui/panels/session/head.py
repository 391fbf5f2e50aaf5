"""The top of a session's panel: what, when and where, and whether it went on."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.session.words import line_of
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.corner import close_button, corner_button
from wijkwerker.gui.widgets.fields.text import TextField

if TYPE_CHECKING:
    from wijkwerker.services.activities import SessionParts

PLANNED, WENT_ON, CANCELLED = "gepland", "ging door", "ging niet door"
OTHER = "anders"
_REASONS: Mapping[str, str] = {
    "te weinig mensen": N_("Te weinig mensen"),
    "ziek": N_("Ziek"),
    "weer": N_("Weer"),
    OTHER: N_("Anders"),
}


class Head(QWidget):
    """Title and line of a session. `edit_wanted`, `menu_wanted` and `closed` follow its buttons."""

    menu_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(2))
        self._title = QLabel()
        self._title.setProperty("role", "h1")
        self._line = QLabel()
        self._line.setProperty("role", "small muted")
        for label in (self._title, self._line):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        self.menu = corner_button("dots", _("Meer met deze bijeenkomst"), self.menu_wanted)
        close = close_button(self.closed)
        row.addWidget(self._title, 1)
        row.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._line)

    def show_parts(self, parts: "SessionParts", today: date) -> None:
        """Show another session."""
        self._title.setText(parts.activity.title)
        self._line.setText(line_of(parts, today))


class StateRow(QWidget):
    """*Ging door* or *Ging niet door…* with the reason. `changed(state, reason)` follows a choice."""

    changed = Signal(str, object)
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(10))
        row = QHBoxLayout()
        row.setSpacing(now.px(6))
        self._states = {WENT_ON: Chip(_("Ging door"), "check"), CANCELLED: Chip(_("Ging niet door…"), "close")}
        chips = ChipRow()
        chips.setAccessibleName(_("Ging het door?"))
        for state, chip in self._states.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, state=state: self._pressed(state))
            chips.add(chip)
        self.edit = QPushButton(_("Wijzigen"))
        self.edit.setProperty("variant", "quiet")
        self.edit.setAccessibleName(_("Activiteit wijzigen"))
        self.edit.setToolTip(_("Activiteit wijzigen"))
        self.edit.clicked.connect(self.edit_wanted)
        row.addWidget(chips, 1)
        row.addWidget(self.edit)
        column.addLayout(row)
        column.addWidget(self._made_reason())
        self._state, self._reason = PLANNED, ""
        self.show_state(PLANNED, None)

    def _made_reason(self) -> QWidget:
        self._why = QWidget(self)
        column = QVBoxLayout(self._why)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        label = QLabel(_("Waarom niet?"))
        label.setProperty("role", "smed muted")
        column.addWidget(label)
        row = ChipRow()
        row.setAccessibleName(label.text())
        self._reasons: dict[str, Chip] = {}
        for code, words in _REASONS.items():
            chip = Chip(_(words))
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, code=code: self._chose_reason(code))
            self._reasons[code] = chip
            row.add(chip)
        column.addWidget(row)
        self._text = TextField(_("Wat was er?"), placeholder=_("In een paar woorden"))
        self._text.edited.connect(lambda text: self.changed.emit(CANCELLED, text or OTHER))
        column.addWidget(self._text)
        return self._why

    def show_state(self, state: str, reason: str | None) -> None:
        """Show how it stands."""
        self._state, self._reason = state, reason or ""
        for code, chip in self._states.items():
            chip.setChecked(code == state)
        self._why.setVisible(state == CANCELLED)
        known = self._reason if self._reason in _REASONS else OTHER if self._reason else ""
        for code, chip in self._reasons.items():
            chip.setChecked(code == known)
        self._text.setVisible(known == OTHER)
        if not self._text.edit.hasFocus():
            self._text.set_value(self._reason if self._reason != OTHER and known == OTHER else None)

    def focus_chosen(self) -> None:
        """Put the keyboard on how it stands, else on the first chip."""
        chip = self._states.get(self._state) or self._states[WENT_ON]
        chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, state: str) -> None:
        wanted = PLANNED if state == self._state else state
        self.show_state(wanted, None)
        self.changed.emit(wanted, None)
        if wanted == CANCELLED:
            next(iter(self._reasons.values())).setFocus()

    def _chose_reason(self, code: str) -> None:
        reason = "" if code == self._reason else code
        self.show_state(CANCELLED, reason)
        self.changed.emit(CANCELLED, reason or None)
        if reason == OTHER:
            self._text.setFocus()
