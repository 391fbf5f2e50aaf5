"""Vragen: what someone is asked, when, and the answer; each answer is one key."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import near_day, parse_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.key_hint import KeyHint
from wijkwerker.gui.widgets.options import Deliver, Option
from wijkwerker.gui.widgets.popup import ChoicePopup

WIDTH = 440
RADIUS = 10


class AskPopup(QFrame):
    """Asks what was asked of one contact and saves it; `asked` carries the Changes, `closed` follows every close.

    Type what you ask, Enter, and one key for the answer: J (ja), N (nee), L (later), or Enter for no answer yet.
    """

    asked = Signal(object)
    closed = Signal()

    def __init__(self, opener: QWidget, context: Context, contact_id: str, name: str, what: str = "") -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opener = opener
        self._context = context
        self._contact = contact_id
        self._day = context.clock.today()
        self._saving = False
        self.setAccessibleName(_("Vraag aan {name}").format(name=name))
        self._build(name, what)

    def _build(self, name: str, what: str) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[now.px(16)] * 4)
        column.setSpacing(now.px(8))
        title = QLabel(_("Vraag aan {name}").format(name=name))
        title.setProperty("role", "h2")
        title.setWordWrap(True)
        column.addWidget(title)
        self._what = TextField(_("Wat vraag je?"), placeholder=_("Bijvoorbeeld: wil je een keer koken?"), limit=1000)
        self._what.set_value(what)
        self._what.edit.installEventFilter(self)
        column.addWidget(self._what)
        self._when = Chip("", "calendar", menu=True)
        self._when.clicked.connect(self._pick_day)
        self._show_day()
        column.addWidget(self._when, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(now.px(4))
        answer = QLabel(_("Wat was het antwoord?"))
        answer.setProperty("role", "smed muted")
        column.addWidget(answer)
        column.addWidget(self._answer_row())
        column.addLayout(self._key_row())

    def _answer_row(self) -> ChipRow:
        self._answers = ChipRow(self)
        self._by_key: dict[str, str] = {}
        for code, words in (
            ("open", _("Nog geen antwoord")),
            ("ja", _("Ja")),
            ("nee", _("Nee")),
            ("later", _("Later")),
        ):
            chip = Chip(words, {"ja": "check", "nee": "close", "later": "clock"}.get(code, "hand"))
            chip.clicked.connect(lambda _on=False, answer=code: self._save(answer))
            chip.installEventFilter(self)
            self._answers.add(chip)
            if code != "open":
                self._by_key[words[:1].lower()] = code
        return self._answers

    def _key_row(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(6))
        for keys, words in (
            ("Return", _("verder")),
            (" ".join(key.upper() for key in self._by_key), _("kies het antwoord")),
            ("Esc", _("sluiten")),
        ):
            row.addWidget(KeyHint(keys, self))
            label = QLabel(words)
            label.setProperty("role", "micro muted")
            row.addWidget(label)
            row.addSpacing(now.px(6))
        row.addStretch(1)
        return row

    # -- asking -------------------------------------------------------------------------------------------

    def _save(self, answer: str) -> None:
        what = self._what.value()
        if self._saving:
            return
        if not what:
            self._what.show_error(_("Typ eerst wat je vraagt."))
        if what is None or self._what.error:  # also a number that may be a BSN
            self._what.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        contact, day = self._contact, self._day
        self._saving = True
        self._context.tasks.write(
            lambda s: s.asks.ask(contact, what, day, answer), self._written, owner=self, failed=self._failed
        )

    def _written(self, changes: Changes) -> None:
        self.asked.emit(changes)
        self.close()

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self._context.messages.report(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from the question to the answers; there one letter answers."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if watched is self._what.edit and is_enter:
                self._answers.focus_first()
                return True
            answer = self._by_key.get(event.text().lower())
            if isinstance(watched, Chip) and answer is not None:
                self._save(answer)
                return True
        return super().eventFilter(watched, event)

    def _pick_day(self) -> None:
        today = self._context.clock.today()

        def search(text: str, deliver: Deliver) -> None:
            if text.strip():
                day = parse_day(text, today=today)
                found = [day] if day is not None and day <= today else []
            else:
                found = [today - timedelta(days=back) for back in range(8)]
            deliver([Option(day, near_day(day, today), icon="calendar") for day in found])

        popup = ChoicePopup(self._when, title=_("Wanneer vroeg je het?"), selected=(self._day,), search=search)
        popup.chosen.connect(self._chosen_day)
        popup.open()

    def _chosen_day(self, day: object) -> None:
        if isinstance(day, date):
            self._day = day
            self._show_day()

    def _show_day(self) -> None:
        self._when.show_value(near_day(self._day, self._context.clock.today()), what=_("gevraagd op"))

    # -- place and looks ----------------------------------------------------------------------------------

    def open(self) -> None:
        """Show it beside its opener and begin with the question."""
        self._fit()
        self.show()
        self._what.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Grow with what is said about the question."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def _fit(self) -> None:
        now = theme.current()
        layout = self.layout()
        width = now.px(WIDTH)
        self.setFixedWidth(width)
        if layout is not None:
            layout.activate()
            self.resize(width, max(layout.totalHeightForWidth(width), layout.sizeHint().height()))
        gap = now.px(4)
        right = self._opener.mapToGlobal(QPoint(self._opener.width(), 0))
        screen = QGuiApplication.screenAt(right) or self._opener.screen()
        room: QRect = screen.availableGeometry()
        x = max(room.left(), min(right.x() - width, room.right() - width))
        y = right.y() + self._opener.height() + gap
        if y + self.height() > room.bottom():
            y = max(room.top(), right.y() - self.height() - gap)
        self.move(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), fill=now.color("surface"), edge=now.color("line3"), radius=RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(paint.round_mask(self.size(), RADIUS))

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to the opener."""
        super().hideEvent(event)
        if isValid(self._opener):
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
