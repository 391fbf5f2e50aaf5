"""A row of filter chips on one line; what does not fit stands behind a chip *+2*."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

SPACE = 6


def show_choice(chip: Chip, chosen: str, otherwise: str, what: str = "", *, menu: bool = True) -> None:
    """Show on a filter what is chosen, which the cross takes away; or `otherwise`, and `what` can be chosen."""
    chip.show_value(chosen or otherwise, "chosen" if chosen else "default", what=what or otherwise)
    chip.set_menu(menu and not chosen)
    chip.set_removable(bool(chosen))


class FilterRow(QWidget):
    """Chips from left to right; the last ones fold away first. A folded chip is clicked by choosing it in *+2*.

    A popup of a folded chip should open under `anchor(chip)`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._more = Chip(state="default", menu=True, parent=self)
        self._more.clicked.connect(self._open)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, chip: Chip) -> Chip:
        """Put a chip at the end."""
        chip.setParent(self)
        self._chips.append(chip)
        self.arrange()
        return chip

    def anchor(self, chip: Chip) -> Chip:
        """The chip itself, or *+2* when it is folded away."""
        return self._more if chip.isHidden() else chip

    def sizeHint(self) -> QSize:
        now = theme.current()
        width = sum(chip.sizeHint().width() + now.px(SPACE) for chip in self._chips)
        return QSize(width, now.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(60), theme.current().px(28))

    def arrange(self) -> None:
        """Lay the chips out again, after one of them got other words."""
        space = theme.current().px(SPACE)
        widths = [chip.sizeHint().width() for chip in self._chips]
        shown = len(widths)
        if sum(widths) + space * (shown - 1) > self.width():
            self._more.setText("+9")
            room = self.width() - self._more.sizeHint().width() - space
            while shown and sum(widths[:shown]) + space * (shown - 1) > room:
                shown -= 1
        hidden = len(widths) - shown
        focus = next((chip for chip in self._chips[shown:] if chip.hasFocus()), None)
        x = 0
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < shown)
            if number < shown:
                chip.setGeometry(x, 0, widths[number], chip.sizeHint().height())
                x += widths[number] + space
        self._fold(hidden, x)
        if focus is not None:
            self._more.setFocus()

    def _fold(self, hidden: int, x: int) -> None:
        self._more.setVisible(bool(hidden))
        if not hidden:
            return
        active = any(chip.state == "chosen" or chip.isChecked() for chip in self._chips[-hidden:])
        self._more.show_value(f"+{hidden}", "chosen" if active else "default")
        words = ngettext("Nog {count} filter", "Nog {count} filters", hidden)
        self._more.setAccessibleName(words.format(count=hidden))
        self._more.setGeometry(x, 0, self._more.sizeHint().width(), self._more.sizeHint().height())

    def _open(self) -> None:
        hidden = [(n, chip) for n, chip in enumerate(self._chips) if chip.isHidden()]
        options = [
            Option(n, chip.text(), icon="check" if chip.state == "chosen" or chip.isChecked() else "filter")
            for n, chip in hidden
        ]
        popup = ChoicePopup(self._more, options)
        popup.chosen.connect(self._click)  # a lambda would keep the row alive from within its own child
        popup.open()

    def _click(self, number: int) -> None:
        self._chips[number].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
