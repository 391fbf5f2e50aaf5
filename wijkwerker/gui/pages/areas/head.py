"""What stands above the list of areas: what is counted, and the search box."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.areas.tree import MEASURES
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.flow_layout import FlowLayout
from wijkwerker.gui.widgets.icon_edit import IconEdit


class MeasureChips(QWidget):
    """One chip for each of MEASURES; they go on in a next line where there is little room. `chosen(key)` follows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Wat wil je zien?"))
        flow = FlowLayout(self, spacing=theme.current().px(8))
        self._group = QButtonGroup(self)
        self._chips: dict[str, Chip] = {}
        for key, (word, icon, _label) in MEASURES.items():
            chip = Chip(_(word), icon)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, key=key: self._clicked(key))
            self._group.addButton(chip)
            self._chips[key] = chip
            flow.addWidget(chip)
        self.choose(next(iter(MEASURES)))

    def current(self) -> str:
        """The key that is chosen."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Choose what is counted, without `chosen`."""
        self._chips[key].setChecked(True)
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip.isChecked() else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._chips[key])

    def _clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._chips)
        key = keys[(keys.index(self.current()) + step) % len(keys)]
        self._clicked(key)
        self._chips[key].setFocus(Qt.FocusReason.TabFocusReason)


class AreaHead(QWidget):
    """`measured(key)` follows another choice of what is counted, `searched` what is typed in `field`."""

    measured = Signal(str)
    searched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(24), now.px(16), now.px(24), now.px(10))
        column.setSpacing(now.px(10))
        self.chips = MeasureChips(self)
        self.chips.chosen.connect(self.measured)
        self.field = IconEdit("search", _("Zoek een wijk of buurt"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _text: self.searched.emit())
        column.addWidget(self.chips)
        column.addWidget(self.field)

    def text(self) -> str:
        """What is searched for."""
        return self.field.text().strip()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(280), super().minimumSizeHint().height())
