"""Fields for yes or no: a box to tick in a form, a switch in the settings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.switch import Switch


class YesNoField(Field):
    """A box to tick with its words beside it."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.box = QCheckBox(label)
        self._put(self.box)
        self.hide_label()
        self.box.clicked.connect(lambda on: self.edited.emit(bool(on)))

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.box.setChecked(bool(value))
        self.clear_error()


class SwitchField(Field):
    """A setting that acts at once: its words and a line of explanation at the left, the switch at the right."""

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.switch = Switch(label)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = QLabel(label)
        name.setProperty("role", "med")
        name.setWordWrap(True)
        words.addWidget(name)
        if hint:
            more = QLabel(hint)
            more.setProperty("role", "small muted")
            more.setWordWrap(True)
            words.addWidget(more)
        layout.addLayout(words, 1)
        layout.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._put(row, self.switch)
        self.switch.setAccessibleDescription(hint)
        self.hide_label()
        self.switch.clicked.connect(lambda on: self.edited.emit(bool(on)))

    def value(self) -> bool:
        return self.switch.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.switch.setChecked(bool(value))
        self.clear_error()
