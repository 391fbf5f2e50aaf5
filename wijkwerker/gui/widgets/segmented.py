"""A few views of the same thing beside each other, as *Bord* and *Lijst*: one is always chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.chip import Chip


class Segmented(QWidget):
    """Chips of which one is chosen; ← and → choose the next. `chosen(key)` follows when the worker chooses."""

    chosen = Signal(str)

    def __init__(
        self, choices: Sequence[tuple[str, str, str]], name: str, *, chosen: str = "", parent: QWidget | None = None
    ) -> None:
        """`choices` are (key, word, icon)."""
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(6))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips: dict[str, Chip] = {}
        for key, word, icon in choices:
            chip = Chip(word, icon)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, key=key: self._clicked(key))
            self._group.addButton(chip)
            self._chips[key] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.choose(chosen or choices[0][0])

    def _clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def current(self) -> str:
        """The key that is chosen."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Choose a view, without `chosen`."""
        self._chips[key].setChecked(True)
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._chips[key])

    def set_word(self, key: str, word: str) -> None:
        """Show another word on a view, as *Tijdlijn 48*."""
        self._chips[key].show_value(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._chips)
        key = keys[(keys.index(self.current()) + step) % len(keys)]
        self.choose(key)
        self._chips[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(key)
