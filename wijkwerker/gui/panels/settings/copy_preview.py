"""What going back to a copy means: in sentences, and what stands in it beside what stands in the file now."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.copies import Preview
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.settings import copy_words as words
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.toast import announce


class CopyPreview(QFrame):
    """Says one line, or shows the preview of a copy; a screen reader hears it as it changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("card", "sunken")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(now.px(16), now.px(14), now.px(16), now.px(14))
        self._column.setSpacing(now.px(8))
        self._title = wrapped("", "h3")
        self._words = wrapped("", "body")
        self._figures = QWidget()
        self._grid = QGridLayout(self._figures)
        self._grid.setContentsMargins(0, now.px(4), 0, 0)
        self._grid.setHorizontalSpacing(now.px(20))
        self._grid.setVerticalSpacing(now.px(4))
        self._grid.setColumnStretch(0, 1)
        for part in (self._title, self._words, self._figures):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.say("")

    def say(self, text: str, tone: str = "") -> None:
        """Show one line instead of a preview."""
        self._title.hide()
        self._figures.hide()
        self._words.setText(text)
        theme.vary(self._words, tone=tone)
        self._tell(text)

    def show_preview(self, preview: Preview, today: date) -> None:
        """Show what putting this copy back means."""
        first, *rest = words.going_back(preview, today)
        self._title.setText(first)
        self._title.show()
        theme.vary(self._words, tone="")
        self._words.setText("\n".join(rest))
        self._show_figures(preview)
        self._tell(" ".join([first, *rest]))

    def text(self) -> str:
        """Everything that is said in sentences."""
        return self.accessibleName()

    def _show_figures(self, preview: Preview) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        heads = ("", _("In de kopie"), _("Nu") if preview.now is not None else "")
        for column, text in enumerate(heads):
            self._grid.addWidget(_cell(text, "mmed muted", column), 0, column)
        for row, texts in enumerate(words.rows(preview), start=1):
            for column, text in enumerate(texts):
                self._grid.addWidget(_cell(text, "body" if column != 2 else "body muted", column), row, column)
        self._figures.show()

    def _tell(self, text: str) -> None:
        self.setAccessibleName(text)
        if text and self.isVisible():
            announce(self, text)


def _cell(text: str, role: str, column: int) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    if column:
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        label.setFont(theme.current().font("body", figures=True))
    return label
