"""The quick log as one widget: on Vandaag, and in the overlay of Ctrl+N."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.draft import NOTHING, ByHand, Draft, Named, Occasion, empty_draft, without_numbers
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.panels.quick_log.afterwards import tell_unlinked
from wijkwerker.gui.panels.quick_log.chip_bar import ChipBar
from wijkwerker.gui.panels.quick_log.chip_popups import Change, Correcting, Place
from wijkwerker.gui.panels.quick_log.chip_specs import ChipSpec, Labels, chip_specs, hint
from wijkwerker.gui.panels.quick_log.sentence_box import SentenceBox
from wijkwerker.gui.panels.quick_log.who_popups import open_list, take_away
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.key_hint import KeyHint

if TYPE_CHECKING:
    from wijkwerker.services.quicklog import Saved

PAUSE_MS = 8  # between a key and asking what it means, so that a fast hand asks once
NAMES = ("contact_moment", "contact", "area", "initiative", "activity", "value", "worker")


@dataclass(frozen=True)
class Unsaved:
    """A sentence that is not saved yet, what was set by hand and beforehand, and the place of the cursor."""

    text: str
    hand: ByHand
    presets: Mapping[str, str]
    cursor: int


class QuickLog(QWidget):
    """A sentence with its chips. `saved` carries the Changes of a saved moment; `left` follows Esc on an empty box."""

    saved = Signal(object)
    left = Signal()

    def __init__(
        self, context: Context, presets: Mapping[str, str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._presets = dict(presets or {})
        self._hand = NOTHING
        self._wiped: tuple[str, ByHand] = ("", NOTHING)
        self._draft = empty_draft(context.clock.today())
        self._labels: Labels = {}
        self._specs: dict[str, ChipSpec] = {}
        self._saving = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._recognise)
        self._build()
        self._text.show_text(self._presets.pop("text", ""))
        self._show_draft()
        self.setFocusProxy(self._text)
        context.tasks.read(lambda s: s.lists.all(), self._show_labels, owner=self, key="labels")
        context.tasks.changed.connect(self._data_changed)
        context.navigator.scope_changed.connect(self._timer.start)
        self._recognise()

    # -- making -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(18), now.px(14), now.px(14), now.px(12))
        column.setSpacing(now.px(10))
        self._chips = ChipBar(self)
        column.addLayout(self._top_row())
        self._chips.opened.connect(self._open)
        self._chips.taken_away.connect(self._take_away)
        self._chips.left.connect(self._to_text)
        column.addWidget(self._chips)
        line = QFrame(self)
        line.setProperty("line", "h")
        column.addWidget(line)
        column.addLayout(self._hint_row())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _top_row(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(12))
        sign = QLabel(self)
        theme.set_icon(sign, "edit", "accent", 20)
        self._text = SentenceBox(self)
        self._text.setAccessibleName(_("Wat gebeurde er?"))
        self._text.setPlaceholderText(_("Typ in één zin wat er gebeurde"))
        self._text.textChanged.connect(self._typed)
        self._text.entered.connect(self.save)
        self._text.chips_asked.connect(self._chips.focus_asking)
        self._text.cleared.connect(self._wipe)
        self._button = KeyButton(_("Opslaan"), "Return", parent=self)
        self._button.clicked.connect(self.save)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        sign.setContentsMargins(0, now.px(6), 0, 0)
        return row

    def _hint_row(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        for keys, words in (("Tab", _("labels nakijken")), ("Esc", _("leegmaken"))):
            row.addWidget(KeyHint(keys, self))
            label = QLabel(words)
            label.setProperty("role", "micro muted")
            row.addWidget(label)
            row.addSpacing(now.px(8))
        row.addStretch(1)
        self._sign = QLabel(self)
        self._hint = ElidedLabel(font="micro", token="warn", parent=self)
        row.addWidget(self._sign)
        row.addWidget(self._hint, 0)
        self._sign.hide()
        return row

    # -- reading ------------------------------------------------------------------------------------------

    def _occasion(self) -> Occasion:
        clock = self._context.clock
        scope = self._context.navigator.scope.area
        return Occasion(today=clock.today(), now=clock.now(), scope=scope, presets=self._presets)

    def _typed(self) -> None:
        text, hand = self._wiped
        if text and text == self._text.toPlainText() and not self._hand:
            self._hand = hand  # Ctrl+Z brought the text back, so what was set with it too
        self._timer.start()

    def _recognise(self) -> None:
        text, occasion, hand = self._text.toPlainText(), self._occasion(), self._hand
        self._context.tasks.read(
            lambda s: s.quicklog.recognise(text, occasion, hand), self._recognised, owner=self, key="recognise"
        )

    def _recognised(self, draft: Draft) -> None:
        self._draft = draft
        self._show_draft()

    def _show_labels(self, labels: Labels) -> None:
        self._labels = labels
        self._show_draft()

    def _data_changed(self, changes: Changes, _initiator: QObject | None) -> None:
        if changes.touches("value"):
            self._context.tasks.read(lambda s: s.lists.all(), self._show_labels, owner=self, key="labels")
        if changes.touches(*NAMES):
            self._timer.start()

    # -- showing ------------------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        draft = self._draft
        spans = (*draft.spans, *draft.sensitive, *draft.numbers)
        self._text.tint.show_spans(draft.text, spans)
        specs = chip_specs(draft, self._labels, self._context.clock.today())
        self._specs = {spec.key: spec for spec in specs}
        self._chips.show_specs(specs)
        words, tone = hint(draft)
        self._hint.set_text(words)
        self._hint.set_token(tone or "warn")
        self._sign.setVisible(bool(words))
        if words:
            theme.set_icon(self._sign, "alert-triangle", tone, 15)
        self.update()

    # -- correcting ---------------------------------------------------------------------------------------

    def _open(self, key: str, text: str = "") -> None:
        spec = self._specs.get(key)
        if spec is not None and not self._saving:
            open_list(spec.part, Place(self._chips.chip(key), spec.item, text), self._correcting())

    def _correcting(self) -> Correcting:
        today = self._context.clock.today()
        return Correcting(self._draft, self._labels, today, self._look_up, self._change, self._remove_numbers)

    def _look_up(self, kind: str, text: str, deliver: Callable[[Sequence[Named]], None]) -> None:
        occasion = self._occasion()
        self._context.tasks.read(lambda s: s.quicklog.suggest(kind, text, occasion), deliver, owner=self, key="names")

    def _change(self, change: Change) -> None:
        self._hand = change(self._hand)
        self._recognise()

    def _remove_numbers(self) -> None:
        if self._draft.text == self._text.toPlainText():
            places = [(span.start, span.end) for span in self._draft.numbers]
            self._text.show_text(without_numbers(self._draft.text, places))

    def _take_away(self, key: str) -> None:
        spec = self._specs.get(key)
        if spec is not None and not self._saving:
            take_away(spec.part, spec.item, self._correcting())

    def _to_text(self) -> None:
        self._text.setFocus(Qt.FocusReason.BacktabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, also on a chip; Esc on an empty box leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
        elif event.key() == Qt.Key.Key_Escape and self._hand:
            self._wipe()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- saving -------------------------------------------------------------------------------------------

    def start(self, presets: Mapping[str, str]) -> None:
        """Take the keyboard; with presets the next moment begins with those."""
        if presets:
            self._presets = dict(presets)
            self._recognise()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def unsaved(self) -> Unsaved | None:
        """What stands here and is not saved yet; None when nothing does."""
        text = self._text.toPlainText()
        if not (text or self._hand or self._presets):
            return None
        return Unsaved(text, self._hand, self._presets, self._text.textCursor().position())

    def put_back(self, unsaved: Unsaved) -> None:
        """Show again what stood here."""
        self._hand, self._presets = unsaved.hand, dict(unsaved.presets)
        self._text.show_text(unsaved.text)
        cursor = self._text.textCursor()
        cursor.setPosition(unsaved.cursor)
        self._text.setTextCursor(cursor)
        self._recognise()

    def text(self) -> str:
        """What is typed and not saved yet."""
        return self._text.toPlainText()

    def save(self) -> None:
        """Save what stands here, recognised or not: the sentence is read again where it is written."""
        text, hand, occasion = self._text.toPlainText(), self._hand, self._occasion()
        if self._saving or not (text.strip() or hand):
            return
        self._set_saving(saving=True)
        self._context.tasks.write(
            lambda s: s.quicklog.save(text, occasion, hand), self._written, owner=self, failed=self._failed
        )

    def _written(self, saved: "Saved") -> None:
        self._set_saving(saving=False)
        self._hand, self._presets, self._wiped = NOTHING, {}, ("", NOTHING)
        self._text.show_text("")
        self._recognise()
        if saved.unlinked:
            tell_unlinked(self._context, saved, self._occasion())
        self.saved.emit(saved)

    def _failed(self, error: Exception) -> None:
        self._set_saving(saving=False)
        self._context.messages.report(error)

    def _set_saving(self, *, saving: bool) -> None:
        self._saving = saving
        self._text.setReadOnly(saving)
        self._button.setEnabled(not saving)

    def _wipe(self) -> None:
        self._wiped = (self._text.toPlainText(), self._hand)
        self._hand = NOTHING
        self._text.wipe()
        self._recognise()

    # -- looks --------------------------------------------------------------------------------------------

    def _has_keyboard(self) -> bool:
        """Whether the keyboard is in the box, or in a list that one of its chips opened."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is not None

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card whose edge says that the keyboard is here, or that a number does not belong."""
        now = theme.current()
        inside = self._has_keyboard()
        edge = "dang" if self._draft.numbers else "accent" if inside else "line2"
        painter = QPainter(self)
        width = 2 if inside or self._draft.numbers else 1
        paint.box(painter, self.rect(), fill=now.color("surface"), edge=now.color(edge), width=width, radius=10)
        painter.end()
