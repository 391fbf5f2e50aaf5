"""Aan wie: a chip for each colleague, and one for somebody else, who may be named."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.given import Colleague, Standing
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.text import TextField

ANYBODY = ""


class Recipients(QWidget):
    """Exactly one is chosen; `chosen` follows another choice. Keys 1–9 choose too."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Aan wie?"))
        self._names: dict[str, str] = {}
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._row = ChipRow()
        placeholder = _("Naam van wie het krijgt (mag leeg)")
        self._name = TextField(_("Naam van wie het krijgt"), placeholder=placeholder, limit=200, hinted=False)
        self._name.hide_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        column.addWidget(self._row)
        column.addWidget(self._name)
        self._worker = ANYBODY
        self.show_colleagues(())

    @property
    def worker(self) -> str:
        """The id of the colleague that is chosen; '' for somebody else."""
        return self._worker

    @property
    def name(self) -> str:
        """What the chosen one is called; '' when that was not said."""
        return self._names.get(self._worker, "") or self._name.value() or ""

    def has_answer(self) -> bool:
        """Whether the name that was typed can be kept; else the keyboard goes there."""
        if self._worker != ANYBODY or not self._name.error:
            return True
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def show_colleagues(self, colleagues: Sequence[Colleague]) -> None:
        """Show these; first chosen is who has most to get, of those who sent something themselves."""
        names = {one.worker: one.name for one in colleagues}
        if names == self._names and self._chips:
            return
        fresh = not self._names or self._worker not in names
        had_focus = any(chip.hasFocus() for chip in self._chips.values())
        self._names = names
        self._row.clear()
        self._chips = {}
        for one in colleagues:
            self._add(one.worker, one.name, "user")
        self._add(ANYBODY, _("Iemand anders"), "users")
        for before, after in pairwise((self._name.edit, *self._chips.values(), self._name.edit)):
            QWidget.setTabOrder(before, after)  # they are made last, but are passed before the name
        waiting = [one for one in colleagues if one.state == Standing.GIVE]
        if fresh and colleagues:
            self._worker = max(waiting or colleagues, key=lambda one: (one.received is not None, one.to_give)).worker
        self._show()
        if had_focus:
            self.focus_chosen()

    def _add(self, worker: str, name: str, icon: str) -> None:
        chip = Chip(name, icon)
        chip.setCheckable(True)
        chip.clicked.connect(lambda _on=False, worker=worker: self.choose(worker))
        chip.typed.connect(self._typed)
        self._group.addButton(chip)
        self._chips[worker] = chip
        self._row.add(chip)

    def choose(self, worker: str) -> None:
        """Choose a colleague by id, or '' for somebody else."""
        self._worker = worker
        self._show()
        self.chosen.emit()

    def focus_chosen(self) -> None:
        """Put the keyboard on whoever is chosen."""
        self._chips[self._worker].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self._chips[self._worker].setChecked(True)
        self._name.setVisible(self._worker == ANYBODY and bool(self.parentWidget()))

    def _typed(self, text: str) -> None:
        place = int(text) - 1 if text in set("123456789") else -1
        if 0 <= place < len(self._chips):
            self.choose(list(self._chips)[place])
            self.focus_chosen()
