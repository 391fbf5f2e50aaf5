"""Two contacts that are the same: find the other one, lay both side by side, and say which name stays."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import near_day
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.avatar import Avatar
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.scroll_area import SnugArea
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.contacts import ContactCard, Double

_TYPING_PAUSE_MS = 120
_MOST = 6
_SETS = ("roles", "talents", "wishes")
_PROMISE = N_(
    "Er wordt niets weggegooid: wat op beide kaarten staat, zie je daarna bij elkaar. Je kunt ze altijd weer losmaken."
)
_WIDTH, _MOST_HEIGHT = 680, 480
_LARGE = 150  # text size in per cent


class JoinContacts(Overlay):
    """Asks with which contact one is joined; `joined(id)` carries the id of the card that both are shown through."""

    joined = Signal(str)

    def __init__(self, window: QWidget, context: Context, contact: str) -> None:
        super().__init__(window, _("Samenvoegen"), width=_WIDTH, top=0.1)
        self._context = context
        self._contact = contact
        self._pair: tuple[ContactCard, ContactCard] | None = None
        self.body.setSpacing(theme.current().px(10))
        self._title = wrapped(_("Samenvoegen met…"), "h1")
        self._words = wrapped(_("Staat iemand twee keer in je contacten? Zoek de andere kaart."), "body muted")
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self._words.setVisible(theme.appearance().text_size < _LARGE)  # with large text the list needs all room
        self._finding = self._made_finding()
        self.body.addWidget(self._finding, 1)
        self._comparing: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._timer.timeout.connect(self._look)

    def _made_finding(self) -> QWidget:
        box = QWidget(self.panel)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(10))
        self._field = IconEdit("search", _("Zoek op naam, telefoon of straat"))
        self._field.textChanged.connect(lambda _text: self._timer.start())
        self._field.returnPressed.connect(self._choose_first)
        self._found = ListCard(_("Lijkt het meest op"), most=_MOST)
        self._found.acted.connect(self._choose)
        self._found.opened.connect(self._choose)
        self._nothing = wrapped("", "small muted")
        self._nothing.hide()
        close = QPushButton(_("Annuleren"))
        close.clicked.connect(self.close_overlay)
        self._list = SnugArea(width=_WIDTH - 40, most=_MOST_HEIGHT)
        self._list.body.addWidget(self._found)
        for part in (self._field, self._list, self._nothing):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        return box

    def ask(self) -> None:
        """Show the question, with the contacts that are most like this one."""
        self.open(self._field)
        self._look()

    # -- finding ------------------------------------------------------------------------------------------

    def _look(self) -> None:
        contact, text = self._contact, self._field.text()
        self._context.tasks.read(
            lambda s: s.same.candidates(contact, text, _MOST),
            lambda found: self._show_found(text.strip(), found),
            owner=self,
            key="candidates",
        )

    def _show_found(self, text: str, found: "Sequence[Double]") -> None:
        self._found.set_title(_("Gevonden") if text else _("Lijkt het meest op"))
        self._found.show_items([_item(one) for one in found])
        self._list.setVisible(bool(found))
        QTimer.singleShot(0, self._list, self._list.updateGeometry)  # as high as its new rows, once they lie there
        self._nothing.setVisible(not found)
        nothing = _("Niemand gevonden voor “{text}”.").format(text=text)
        self._nothing.setText(nothing if text else _("Niemand lijkt hierop. Typ een naam."))
        self.place()

    def _choose_first(self) -> None:
        if rows := self._found.rows():
            self._choose(rows[0].item.key)

    def _choose(self, other: object) -> None:
        contact = self._contact
        self._context.tasks.read(
            lambda s: s.same.pair(contact, str(other)), self._compare, owner=self, key="pair", failed=self._refused
        )

    # -- comparing ----------------------------------------------------------------------------------------

    def _compare(self, pair: "tuple[ContactCard, ContactCard]") -> None:
        self._pair = pair
        self._finding.hide()
        self._title.setText(_("Zijn deze twee dezelfde?"))
        self._words.hide()
        self._comparing = self._made_comparing(pair)
        self.body.addWidget(self._comparing, 1)
        self.place()
        self._verb.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_comparing(self, pair: "tuple[ContactCard, ContactCard]") -> QWidget:
        box = QWidget(self.panel)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(14))
        middle = SnugArea(width=_WIDTH - 40, most=_MOST_HEIGHT)
        middle.body.addWidget(self._made_pair(pair))
        column.addWidget(middle, 1)
        column.addLayout(self._made_end())
        return box

    def _made_pair(self, pair: "tuple[ContactCard, ContactCard]") -> QWidget:
        now = theme.current()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(14))
        column.addWidget(wrapped(_(_PROMISE), "body muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(now.px(16))
        grid.setVerticalSpacing(now.px(6))
        self._stays = [Chip(parent=box) for _card in pair]
        for place, (card, chip) in enumerate(zip(pair, self._stays, strict=True), 1):
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setText(_("Kies deze naam"))
            chip.toggled.connect(self._tell_stays)
            chip.setAccessibleName(_("{name} blijft de naam").format(name=card.contact.name))
            grid.addWidget(_face(card), 0, place)
            grid.addWidget(chip, 1, place, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(place, 1)
        grid.setRowMinimumHeight(2, now.px(6))
        self._stays[0].setChecked(True)
        for row, (label, values) in enumerate(_rows(pair, self._context.clock.today()), 3):
            grid.addWidget(wrapped(label, "small muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            for place, value in enumerate(values, 1):
                grid.addWidget(wrapped(value or "–", "body"), row, place, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grid)
        column.addStretch(1)
        return box

    def _tell_stays(self) -> None:
        for chip in self._stays:
            chip.setText(_("Deze naam blijft") if chip.isChecked() else _("Kies deze naam"))

    def _made_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        apart = QPushButton(_("Nee, dit zijn er twee"))
        apart.setProperty("variant", "quiet")
        apart.setAutoDefault(True)
        apart.clicked.connect(self._tell_apart)
        end = SheetEnd(_("Samenvoegen"), self._join, self.close_overlay)
        self._verb = end.verb
        row.addWidget(apart)
        row.addLayout(end, 1)
        return row

    def _join(self) -> None:
        if self._pair is None or not self._verb.isEnabled():
            return
        self._verb.setEnabled(False)
        first, second = (card.contact.id for card in self._pair)
        main, other = (first, second) if self._stays[0].isChecked() else (second, first)

        def done(_changes: Changes) -> None:
            self.close_overlay()
            self.joined.emit(main)

        self._context.tasks.write(lambda s: s.same.join(main, other), done, owner=self, failed=self._refused)

    def _tell_apart(self) -> None:
        if self._pair is not None:
            first, second = (card.contact.id for card in self._pair)
            self.close_overlay()
            self._context.tasks.write(lambda s: s.same.tell_apart(first, second), owner=self._below)

    def _refused(self, error: Exception) -> None:
        self._context.messages.report(error)
        self.close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter joins, once both lie side by side."""
        if finishes(event):
            self._join()
        else:
            super().keyPressEvent(event)


def _rows(pair: "tuple[ContactCard, ContactCard]", today: date) -> list[tuple[str, list[str]]]:
    """What can tell whether two contacts are the same, with a label; without what neither of them has."""
    fields = fields_of(Contact)
    area = fields["area"].label
    rows = [
        (_(area), [card.area for card in pair]),
        (_("Adres"), [_address(card.contact) for card in pair]),
        *((_(fields[key].label), [getattr(card.contact, key) or "" for card in pair]) for key in ("phone", "email")),
        *((_(fields[key].label), [", ".join(sorted(getattr(card.contact, key))) for card in pair]) for key in _SETS),
        (_("Gesproken"), [near_day(card.spoken, today) if card.spoken else "" for card in pair]),
    ]
    return [(label, values) for label, values in rows if any(values)]


def _address(contact: Contact) -> str:
    return " ".join(part for part in (contact.street, contact.house_number, contact.postcode) if part)


def _face(card: "ContactCard") -> QWidget:
    contact = card.contact
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(10))
    if theme.appearance().text_size < _LARGE:
        avatar = Avatar(size=40, parent=box)
        avatar.show_who(contact.name, icon="building" if contact.organisation else "", square=contact.organisation)
        row.addWidget(avatar)
    row.addWidget(wrapped(contact.name or _("naam weg"), "h2"), 1)
    return box


def _item(double: "Double") -> CardItem:
    return CardItem(
        key=double.id,
        title=double.name or _("naam weg"),
        detail=" · ".join(part for part in (double.area, double.street) if part),
        lead=Lead(name=double.name, icon="building" if double.organisation else "", square=double.organisation),
        action=_("Dit is dezelfde"),
    )
