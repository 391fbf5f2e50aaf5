"""A figure with its name, how it changed, and the line it followed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.sparkline import Sparkline


class KeyFigure(QFrame):
    """A card with one big figure. `trend` is up, down or '' and only picks the icon; `change` says it in words."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        edge = now.px(14)
        column.setContentsMargins(edge, now.px(12), edge, now.px(12))
        column.setSpacing(0)
        self._label = ElidedLabel(label, font="small", token="text2")
        column.addWidget(self._label)
        middle = QHBoxLayout()
        middle.setSpacing(now.px(10))
        self._figure = QLabel("–")
        self._figure.setProperty("role", "big")
        self._line = Sparkline()
        middle.addWidget(self._figure, 1)
        middle.addWidget(self._line, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(middle)
        below = QHBoxLayout()
        below.setSpacing(now.px(6))
        self._sign = QLabel()
        self._change = ElidedLabel("", font="micro", token="text2")
        below.addWidget(self._sign)
        below.addWidget(self._change, 1)
        column.addLayout(below)

    def show_figure(
        self,
        figure: str,
        change: str = "",
        trend: str = "",
        values: Sequence[float] = (),
        *,
        label: str = "",
    ) -> None:
        """Show a figure as it must be read, with the words of its change."""
        if label:
            self._label.set_text(label)
        self._figure.setText(figure)
        self._change.set_text(change)
        self._sign.setVisible(bool(trend))
        if trend:
            theme.set_icon(self._sign, "trend" if trend == "up" else "trend-down", "text2", 14)
        self._line.show_values(values)
        self._line.setVisible(len(values) > 1)
        self.setAccessibleName(". ".join(part for part in (f"{self._label.text()}: {figure}", change) if part))
