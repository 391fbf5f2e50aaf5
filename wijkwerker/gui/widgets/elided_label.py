"""A label of one line that ends in … when it does not fit, and then tells the rest in a tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint


class ElidedLabel(QWidget):
    """One line of text in a font and a colour of the theme."""

    def __init__(
        self, text: str = "", *, font: str = "body", token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._font, self._token = font, token
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._tell()
        self.update()

    def set_token(self, token: str) -> None:
        """Show the text in another colour."""
        self._token = token
        self.update()

    def _tell(self) -> None:
        fits = paint.text_width(self._text, self._font) <= self.width()
        self.setToolTip("" if fits else self._text)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font(self._font))
        return QSize(metrics.horizontalAdvance(self._text) + 1, metrics.height() + 1)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.current().px(40)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._tell()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        align = Qt.AlignmentFlag.AlignLeft
        paint.text(painter, self.rect(), self._text, font=self._font, token=self._token, align=align)
        painter.end()
