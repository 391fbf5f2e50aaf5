"""A number between a − and a + button; typing, + and −, and the arrows up and down work too."""

import re

from PySide6.QtCore import QEvent, QObject, QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.fields.field import Field

PAUSE_MS = 300  # as long as + is held down, it is one edit


class NumberField(Field):
    """A whole number, or with `decimals` one with a comma. `changed(value)` follows each figure, `edited` each edit."""

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        least: float = 0,
        most: float = 1_000_000,
        step: float = 1,
        decimals: bool = False,
        suffix: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._least, self._most, self._step, self._decimals = least, most, step, decimals
        self._saved: float | None = None
        self.edit = QLineEdit()
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.setFixedWidth(theme.current().px(64 if most < 100_000 else 96))
        pattern = r"-?\d{0,9}([,.]\d{0,3})?" if decimals else r"-?\d{0,9}"
        self.edit.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), self.edit))
        self.edit.installEventFilter(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._commit)
        self._suffix = QLabel(suffix)
        self._suffix.setProperty("role", "small muted")
        self._suffix.setWordWrap(True)
        self._put(self._row(), self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._commit)

    def _row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(6))
        self.minus = self._button("minus", _("Eén minder"), -1)
        self.plus = self._button("plus", _("Eén meer"), 1)
        layout.addWidget(self.minus)
        layout.addWidget(self.edit)
        layout.addWidget(self.plus)
        layout.addWidget(self._suffix, 1)
        return row

    def _button(self, icon: str, name: str, way: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("variant", "icon")
        theme.set_icon(button, icon, "text", 16)
        button.setAccessibleName(f"{name}: {self.label}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # + and − in the box do the same
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self.count(way, held=button.isDown()))
        return button

    def set_suffix(self, text: str) -> None:
        """Show other words after the number, as *mensen, zonder naam*."""
        self._suffix.setText(text)

    def value(self) -> float | None:
        text = self.edit.text().replace(",", ".")
        if not re.fullmatch(r"-?\d+(\.\d*)?|-?\.\d+", text):
            return None
        return float(text) if self._decimals else int(float(text))

    def set_value(self, value: float | None) -> None:
        self._pause.stop()
        self._saved = value
        self._show(value)
        self.clear_error()

    def _show(self, value: float | None) -> None:
        self.edit.setText("" if value is None else f"{value:g}".replace(".", _(",")))

    def count(self, steps: int, *, held: bool = False) -> None:
        """Count up or down, within the range; while a key or button is `held` down, the edit waits."""
        value = self.value()
        start = self._least if value is None else value + steps * self._step
        self._show(max(self._least, min(self._most, start)))
        self._check()
        self.changed.emit(self.value())
        if held:
            self._pause.start()
        else:
            self._commit()

    def _typed(self) -> None:
        if self._check():
            self.changed.emit(self.value())

    def _check(self) -> bool:
        value = self.value()
        if value is None or self._least <= value <= self._most:
            self.clear_error()
            return True
        nearest = max(self._least, min(self._most, value))
        words = f"{nearest:g}".replace(".", _(","))
        if value < self._least:
            text = _("Het kan niet minder zijn dan {number}.").format(number=words)
        else:
            text = _("Het kan niet meer zijn dan {number}.").format(number=words)
        self.show_error(text, (_("Maak er {number} van").format(number=words), lambda: self._fix(nearest)))
        return False

    def _fix(self, value: float) -> None:
        self._show(value)
        self.clear_error()
        self.edit.setFocus()
        self.changed.emit(self.value())
        self._commit()

    def _commit(self) -> None:
        self._pause.stop()
        value = self.value()
        if value != self._saved and self._check():
            self._saved = value
            self.edited.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Down: -1}
            way = steps.get(Qt.Key(event.key()))
            if way is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.count(way, held=event.isAutoRepeat())
                self.edit.selectAll()
                return True
        return super().eventFilter(watched, event)
