"""What stands on the other cards of a contact and not on its main card, to take over or to part again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _
from wijkwerker.domain.other_card import Difference, differences
from wijkwerker.gui import theme
from wijkwerker.gui.panels.contact.consent_card import FOR, HOW_SHORT
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.labels import line, wrapped


class OtherCards(Card):
    """*Van de andere kaart*. `taken(values)` carries what the main card is to tell, `loosen_wanted(id)` a card.

    `left` comes when nothing remains here while the keyboard is in it.
    """

    taken = Signal(object)
    loosen_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Van de andere kaart"), parent=parent)
        self._parts: list[QWidget] = []
        self.hide()

    def show_cards(self, main: Contact, others: Sequence[Contact], names: Mapping[str, str]) -> None:
        """Show what the other cards tell; `names` are those of the areas and organisations they refer to, by id."""
        focused = next((part for part in self.findChildren(QPushButton) if part.hasFocus()), None)
        kept = focused.accessibleName() if focused is not None else ""
        if kept and not others:
            self.left.emit()  # before it hides: Qt would give the keyboard to whatever comes next in the window
        for part in self._parts:
            self.body.removeWidget(part)
            part.deleteLater()
        self._parts = []
        many = len(others) > 1
        self.set_title(_("Van de andere kaarten") if many else _("Van de andere kaart"))
        for number, other in enumerate(others):
            if number:
                self._add(line())
            self._add(_head_of(other, self.loosen_wanted))
            told = differences(main, other)
            self._add(self._told(told, names) if told else wrapped(_("Hier staat niets anders op.")))
        self.setVisible(bool(others))
        if kept:
            self._focus(kept)

    def _add(self, part: QWidget) -> None:
        self.body.addWidget(part)
        self._parts.append(part)

    def _focus(self, name: str) -> None:
        """Put the keyboard back on the button that it was on, or on the first one left."""
        buttons = [button for part in self._parts for button in part.findChildren(QPushButton)]
        found = next((one for one in buttons if one.accessibleName() == name), None) or next(iter(buttons), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, told: Sequence[Difference], names: Mapping[str, str]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.current().px(12))
        grid.setVerticalSpacing(theme.current().px(6))
        grid.setColumnStretch(1, 1)
        for number, one in enumerate(told):
            label = _(fields_of(Contact)[one.field].label)
            value = wrapped(value_words(one, names), "body")
            take = QPushButton(_("Overnemen"))
            take.setProperty("compact", True)
            take.setAutoDefault(True)
            take.setAccessibleName(_("{field} overnemen").format(field=label))
            take.setAccessibleDescription(value.text())
            take.clicked.connect(lambda _on=False, values=one.values: self.taken.emit(values))
            for place, part in enumerate((wrapped(label), value, take)):
                grid.addWidget(part, number, place, Qt.AlignmentFlag.AlignVCenter)
        return box


def value_words(one: Difference, names: Mapping[str, str]) -> str:
    """What another card tells in a field, in words."""
    if one.field == "consent":
        how, what = one.told
        return " · ".join([_(HOW_SHORT.get(how, how)), *sorted(_(FOR.get(code, code)) for code in what)])
    if one.field in {"area", "employer"}:
        return names.get(one.told, "–")
    if isinstance(one.told, frozenset):
        return ", ".join(sorted(one.told))
    if isinstance(one.told, bool):
        return _("ja")
    return str(one.told)


def _head_of(other: Contact, loosen_wanted: SignalInstance) -> QWidget:
    """The name on another card, with the button that parts it."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    name = other.name or _("naam weg")
    row.addWidget(wrapped(name, "h3"), 1)
    loosen = QPushButton(_("Weer losmaken"))
    loosen.setProperty("variant", "quiet")
    loosen.setAccessibleName(_("{name} weer losmaken").format(name=name))
    loosen.clicked.connect(lambda _on=False: loosen_wanted.emit(other.id))
    row.addWidget(loosen, 0, Qt.AlignmentFlag.AlignTop)
    return box
