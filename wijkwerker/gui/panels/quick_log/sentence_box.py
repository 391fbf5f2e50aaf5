"""The text box of the quick log: recognised words are tinted, Enter saves, Tab goes to the chips."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from wijkwerker.domain.quicklog import Span
from wijkwerker.domain.texts import utf16_length
from wijkwerker.gui import theme

LINES = 3
LETTER = 17
# ground and letters; other parts have a soft ground and dark letters
_TONES = {"number": ("dangS", "dang"), "sensitive": ("warnS", "warn"), "ahead": ("warnS", "warn")}


class Tint(QSyntaxHighlighter):
    """Gives the recognised words a soft ground. Places are in characters of the text they were found in."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._text = ""
        self._spans: Sequence[Span] = ()
        theme.appearance().changed.connect(self.rehighlight)

    def show_spans(self, text: str, spans: Sequence[Span]) -> None:
        """Tint these places of `text`; as the text is typed on, those before the first change stay."""
        if (text, spans) != (self._text, self._spans):
            self._text, self._spans = text, spans
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's own name
        """Tint one line."""
        start = self.currentBlock().position()
        same = _same_start(self._text, self.document().toPlainText())
        for span in self._spans:
            if span.end <= same:
                first = utf16_length(self._text[: span.start]) - start
                last = utf16_length(self._text[: span.end]) - start
                if last > 0 and first < len(text):
                    self.setFormat(max(first, 0), last - max(first, 0), _format(span.part))


def _same_start(one: str, other: str) -> int:
    if one == other:
        return len(one)
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


def _format(part: str) -> QTextCharFormat:
    now = theme.current()
    ground, ink = _TONES.get(part, ("soft", "ink"))
    made = QTextCharFormat()
    made.setBackground(now.color(ground))
    made.setForeground(now.color(ink))
    made.setFontWeight(QFont.Weight.Medium)
    return made


class SentenceBox(QPlainTextEdit):
    """One to three lines of text.

    `entered` follows Enter, `chips_asked` Tab, `cleared` Esc on a text; Shift+Enter makes a new line. Esc on an empty
    box goes on to whoever is around it.
    """

    entered = Signal()
    chips_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "bare")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.tint = Tint(self.document())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._use_letter()

    def show_text(self, text: str) -> None:
        """Show another text; there is nothing to undo in it."""
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def wipe(self) -> None:
        """Take the text away so that Ctrl+Z brings it back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.removeSelectedText()

    def _use_letter(self) -> None:
        now = theme.current()
        letter = QFont(now.font("body"))
        letter.setPixelSize(now.px(LETTER))
        self.document().setDefaultFont(letter)
        self._fit()

    def _fit(self, _size: QSizeF | None = None) -> None:
        lines = min(max(round(self.document().size().height()), 1), LINES)  # this layout counts in lines
        height = lines * self._line_height() + 2 * round(self.document().documentMargin()) + 2
        if height != self.height():
            self.setFixedHeight(height)

    def _line_height(self) -> int:
        layout = self.document().documentLayout()
        return round(layout.blockBoundingRect(self.document().firstBlock()).height()) // max(
            self.document().firstBlock().lineCount(), 1
        )

    def changeEvent(self, event: QEvent) -> None:
        """Keep the larger letter when the application is restyled."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "tint"):
            self._use_letter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            else:
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            if self.document().isEmpty():
                event.ignore()
            else:
                self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, ahead: bool) -> bool:
        """Tab goes to the chip that asks for attention."""
        if ahead:
            self.chips_asked.emit()
            return True
        return super().focusNextPrevChild(ahead)
