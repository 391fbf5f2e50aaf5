"""A field for yes or no."""

from PySide6.QtWidgets import QCheckBox, QWidget

from wijkwerker.gui.widgets.fields.field import Field


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
