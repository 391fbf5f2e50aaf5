"""Inzage and requests: find a person to make a document about, and see what must be answered, and by when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.requests import Request, RequestKind
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy.words import due_words, request_kind, request_tag, request_words
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, CardRow, ListCard
from wijkwerker.gui.widgets.open_row import INSET
from wijkwerker.gui.widgets.tags import Tag

TYPING_PAUSE_MS = 120
MOST_FOUND, MOST_OPEN, MOST_DONE = 5, 6, 4
_ICONS = {
    RequestKind.ACCESS: "eye",
    RequestKind.RECTIFY: "edit",
    RequestKind.ERASE: "eye-off",
    RequestKind.RESTRICT: "lock",
    RequestKind.PORT: "download",
}


class RequestRow(CardRow):
    """A request that waits: how long there is to answer stands below who asked."""

    def _build(self, item: CardItem) -> None:
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(INSET), now.px(6), now.px(INSET), now.px(6))
        row.setSpacing(now.px(10))
        sign = QLabel()
        theme.set_icon(sign, item.lead.icon if item.lead is not None else "clock", size=18)
        row.addWidget(sign)
        words, below = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(now.px(3))
        below.setSpacing(now.px(8))
        for tag in item.tags:
            below.addWidget(Tag(tag.text, tag.tone, tag.icon))
        below.addWidget(ElidedLabel(item.detail, font="small", token="text2"), 1)
        words.addWidget(ElidedLabel(item.title, font="med"))
        words.addLayout(below)
        row.addLayout(words, 1)
        row.addWidget(self._button(item))


class _Rows(QWidget):
    """Rows of a ListCard without its frame. `opened(key)`, `acted(key)`."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, kind: type[CardRow] = CardRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.rows: list[CardRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_items(self, items: Sequence[CardItem]) -> None:
        """Show other rows; without any it is hidden."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, item in enumerate(items):
            row = self._kind(item, first=place == 0, parent=self)
            row.opened.connect(self.opened)
            row.acted.connect(self.acted)
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(items))


class InzageCard(Card):
    """`inzage_wanted(contact, name)`, `act_wanted(Request)`, `answer_wanted(Request)`, `new_wanted`."""

    inzage_wanted = Signal(str, str)
    act_wanted = Signal(object)
    answer_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Inzage"), parent=parent)
        self._context = context
        self._names: dict[str, str] = {}
        self._requests: dict[str, Request] = {}
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        text = _("Iemand mag weten wat je over hem of haar bewaart. Wijkwerker zoekt ook in notities.")
        self.body.addWidget(wrapped(text))
        self.field = IconEdit("search", _("Naam van de persoon"))
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.field.returnPressed.connect(self._choose_first)
        self.body.addWidget(self.field)
        self._found, self._open = _Rows(), _Rows(RequestRow)
        for signal in (self._found.opened, self._found.acted):
            signal.connect(self._choose)
        self._open.opened.connect(lambda key: self.answer_wanted.emit(self._requests[key]))
        self._open.acted.connect(lambda key: self._act(self._requests[key]))
        self._nobody = wrapped("")
        self._nobody.hide()
        for part in (self._found, self._nobody, self._open):
            self.body.addWidget(part)
        self.new = QPushButton(_("Nieuw verzoek"))
        theme.set_icon(self.new, "plus", size=16)
        self.new.clicked.connect(self.new_wanted)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addStretch(1)
        self.body.addLayout(row)
        self._found.hide()
        self._open.hide()

    def open_rows(self) -> list[CardRow]:
        """The rows of the open requests."""
        return list(self._open.rows)

    def found_rows(self) -> list[CardRow]:
        """The rows of who was found."""
        return list(self._found.rows)

    def show_requests(self, requests: Sequence[Request], today: date) -> None:
        """Show those that wait for an answer, the soonest first."""
        waiting = [one for one in requests if one.done is None]
        self._requests = {one.id: one for one in waiting}
        had_keyboard = self._open.isAncestorOf(self.focusWidget())
        self._open.show_items([_waiting(one, today) for one in waiting[:MOST_OPEN]])
        if had_keyboard:  # the row that was answered goes
            rows = self._open.rows
            (rows[0] if rows else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, request: Request) -> None:
        document = request.kind in {RequestKind.ACCESS, RequestKind.PORT}
        (self.act_wanted if document and request.contact else self.answer_wanted).emit(request)

    # -- finding ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        text = self.field.text().strip()
        if not text:
            self._show_found("", {})
            return
        self._context.tasks.read(
            lambda s: {one.id: one.title for one in s.search.of_kind("contact", text, MOST_FOUND)},
            lambda found: self._show_found(text, found),
            owner=self,
            key="found",
        )

    def _show_found(self, text: str, found: dict[str, str]) -> None:
        self._names = found
        self._found.show_items(
            [CardItem(key, name, lead=Lead(name=name), action=_("Maak inzage")) for key, name in found.items()]
        )
        self._nobody.setText(_("Niemand gevonden voor “{text}”.").format(text=text))
        self._nobody.setVisible(bool(text) and not found)

    def _choose_first(self) -> None:
        if self._found.rows:
            self._choose(self._found.rows[0].item.key)

    def _choose(self, key: object) -> None:
        contact = str(key)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.inzage_wanted.emit(contact, self._names.get(contact, ""))


class RequestsCard(ListCard):
    """What was answered, the last first; `wanted(Request)` follows a row."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Beantwoorde verzoeken"), most=MOST_DONE, parent=parent)
        self._requests: dict[str, Request] = {}
        self._today = date.min
        self.opened.connect(lambda key: self.wanted.emit(self._requests[str(key)]))
        self.link_clicked.connect(self._show_all)
        self.hide()

    def show_requests(self, requests: Sequence[Request], today: date) -> None:
        """Show those that have an answer."""
        self._today = today
        self._requests = {one.id: one for one in requests if one.done is not None}
        self.set_link("")
        self.show_items([_answered(one, today) for one in self._requests.values()])
        self.setVisible(bool(self._requests))

    def _show_all(self) -> None:
        self.set_most(len(self._requests))
        self.show_requests(list(self._requests.values()), self._today)


def _waiting(request: Request, today: date) -> CardItem:
    document = request.kind in {RequestKind.ACCESS, RequestKind.PORT} and bool(request.contact)
    tag = request_tag(request, today)
    return CardItem(
        request.id,
        _title(request),
        due_words(request, today),
        Lead(icon=_ICONS[request.kind]),
        (tag,),
        action=_("Maak inzage") if document else _("Beantwoorden"),
    )


def _answered(request: Request, today: date) -> CardItem:
    lead = Lead(icon=_ICONS[request.kind], tone="neutral")
    return CardItem(request.id, _title(request), request_words(request, today), lead)


def _title(request: Request) -> str:
    who = request.name or _("een bewoner")
    return f"{request_kind(request)} · {who}"
