"""Fields for text: one line, or several that grow as the text does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wijkwerker.domain import guard
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.fields.field import ErrorLine, Field
from wijkwerker.gui.widgets.growing_edit import GrowingEdit


class GuardedField(Field):
    """Text in which a number that may be a BSN is not kept until it is taken away or allowed.

    With `hinted`, words of health, origin or religion are asked about in amber; they are kept all the same.
    """

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        guarded: bool = True,
        hinted: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self._guarded, self._hinted = guarded, hinted
        self._doubt: ErrorLine | None = None
        self._allowed: set[str] = set()
        self._saved = ""

    def _text(self) -> str:
        raise NotImplementedError

    def _show_text(self, text: str) -> None:
        raise NotImplementedError

    def value(self) -> str | None:
        return self._text().strip() or None

    def set_value(self, value: str | None) -> None:
        self._saved = value or ""
        self._show_text(self._saved)
        self.clear_error()
        self._ask()

    def _numbers(self) -> set[str]:
        text = self._text()
        return {text[start:end] for start, end in guard.find_bsn(text)} if self._guarded else set()

    def _look(self) -> None:
        if self._numbers() - self._allowed:
            self.show_error(
                _("Dit lijkt een BSN. Wijkwerker bewaart geen BSN."),
                (_("Weghalen"), self._take_away),
                (_("Nee, geen BSN"), self._allow),
            )
        else:
            self.clear_error()
        self._ask()

    @property
    def doubt(self) -> str:
        """The question about words of health, origin or religion; '' when there are none."""
        return "" if self._doubt is None or self._doubt.isHidden() else self._doubt.text()

    def _ask(self) -> None:
        """Show or take away the question whether such words belong here."""
        asked = self._hinted and bool(guard.special_words(self._text()))
        if self._doubt is None and asked:
            self._doubt = ErrorLine(self, tone="warn")
            self._column.addWidget(self._doubt)
        words = _("Hoort dit hier? Schrijf niets op over gezondheid, geloof of afkomst.") if asked else ""
        if self._doubt is not None and words != self.doubt:
            self._doubt.say(words)
            if not self.error:
                self._editor.setAccessibleDescription(words or self._hint.text())

    def _take_away(self) -> None:
        text = self._text()
        for start, end in reversed(guard.find_bsn(text)):
            if text[start:end] not in self._allowed:
                text = text[:start] + text[end:]
        self._show_text(text.strip())
        self._look()
        self._editor.setFocus()
        self._commit()

    def _allow(self) -> None:
        self._allowed |= self._numbers()
        self.clear_error()
        self._editor.setFocus()
        self._commit()

    def _commit(self) -> None:
        text = self._text().strip()
        if text != self._saved and not self._numbers() - self._allowed:
            self._saved = text
            self.edited.emit(text or None)


class TextField(GuardedField):
    """One line of text; `edited` follows Enter or when the keyboard leaves the field."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        placeholder: str = "",
        limit: int = 0,
        guarded: bool = True,
        hinted: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, guarded=guarded, hinted=guarded and hinted, parent=parent)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        if limit:
            self.edit.setMaxLength(limit)
        self._put(self.edit)
        self.edit.textChanged.connect(self._look)
        self.edit.editingFinished.connect(self._commit)

    def _text(self) -> str:
        return self.edit.text()

    def _show_text(self, text: str) -> None:
        self.edit.setText(text)
        self.edit.setCursorPosition(0 if not self.edit.hasFocus() else len(text))


class LongTextField(GuardedField):
    """Text of several lines; `changed(text)` follows every letter, `edited` when the keyboard leaves the field."""

    changed = Signal(str)

    def __init__(
        self, label: str, *, hint: str = "", placeholder: str = "", least: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint=hint, parent=parent)
        self.edit = GrowingEdit(least=least)
        self.edit.setPlaceholderText(placeholder)
        self._put(self.edit)
        self.edit.textChanged.connect(self._typed)
        self.edit.finished.connect(self._commit)

    def _text(self) -> str:
        return self.edit.toPlainText()

    def _show_text(self, text: str) -> None:
        self.edit.setPlainText(text)

    def _typed(self) -> None:
        self._look()
        self.changed.emit(self.edit.toPlainText())
