"""Names at a session: who usually comes, the volunteers, and anyone who is added."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.session.people import PeopleList
from wijkwerker.gui.panels.session.words import PARTICIPANT, ROLES, VOLUNTEER, hours_words, is_there, role_words
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.select_button import SelectButton

if TYPE_CHECKING:
    from wijkwerker.services.activities import Present, SessionParts

_NEW = "new:"
_HOURS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
_MOST_HOURS = 24


class Attendees(QWidget):
    """Two lists of names with a field to add to each.

    `ticked(contact, on, role, hours)` follows every change of one person, `all_ticked(contacts)` the link that ticks
    everyone, `new_wanted(name, role)` the wish for a contact that is not there yet.
    """

    ticked = Signal(str, bool, str, object)
    all_ticked = Signal(object)
    new_wanted = Signal(str, str)

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._hours = 1.0
        self._people: dict[str, Present] = {}
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(10))
        self.guests = PeopleList(_("Wie was er?"), _("mag leeg blijven"), _("Alles aan"))
        self.guests.link_clicked.connect(self._tick_all)
        self.add = SelectButton(_("Naam toevoegen"), "user-plus")
        self.add.setAccessibleName(_("Naam toevoegen"))
        self.add.clicked.connect(lambda: self._ask(self.add, PARTICIPANT, ""))
        self.add.typed.connect(lambda text: self._ask(self.add, PARTICIPANT, text))
        line = QFrame()
        line.setProperty("line", "h")
        self.helpers = PeopleList(_("Vrijwilligers"), "", _("Toevoegen"), hours=True)
        self.helpers.link_clicked.connect(lambda: self._ask(self.helpers.link, VOLUNTEER, ""))
        self.helpers.chip_wanted.connect(self._ask_hours)
        for part in (self.guests, self.add, line, self.helpers):
            column.addWidget(part)
        for people in (self.guests, self.helpers):
            people.ticked.connect(self._tick)

    def show_parts(self, parts: "SessionParts") -> None:
        """Show the names of a session."""
        minutes = parts.session.minutes or parts.activity.minutes or 60
        self._hours = max(0.5, round(minutes / 30) / 2)
        self._people = {person.contact: person for person in parts.people}
        guests = [person for person in parts.people if person.role == PARTICIPANT]
        helpers = [person for person in parts.people if person.role != PARTICIPANT]
        self.guests.show_people(parts.session.id, guests, {person.contact for person in helpers})
        self.helpers.show_people(parts.session.id, helpers, {person.contact for person in guests})
        self.guests.link.setVisible(any(not is_there(person) for person in self.guests.people()))

    def _tick(self, contact: str, on: bool) -> None:
        helping = any(person.contact == contact for person in self.helpers.people())
        known = self._people.get(contact)
        role = known.role if known is not None else VOLUNTEER if helping else PARTICIPANT
        self.ticked.emit(contact, on, role, self._hours if role == VOLUNTEER else None)

    def _tick_all(self) -> None:
        self.all_ticked.emit([person.contact for person in self.guests.people() if not is_there(person)])

    # -- adding -------------------------------------------------------------------------------------------

    def _ask(self, opener: QWidget, role: str, text: str) -> None:
        def find(typed: str, deliver: Deliver) -> None:
            self._lookup.search("contact", typed, lambda options: deliver(self._offered(options, typed)))

        popup = ChoicePopup(opener, search=find, text=text, placeholder=_("Typ een naam"))
        popup.chosen.connect(lambda value: self._chosen(str(value), role))
        popup.open()

    def _offered(self, options: Sequence[Option], typed: str) -> list[Option]:
        there = {contact for contact, person in self._people.items() if is_there(person)}
        offered = [option for option in options if option.value not in there]
        name = " ".join(typed.split())
        if name:
            offered.append(Option(_NEW + name, _("“{name}” als nieuw contact").format(name=name), icon="user-plus"))
        return offered

    def _chosen(self, value: str, role: str) -> None:
        if value.startswith(_NEW):
            self.new_wanted.emit(value.removeprefix(_NEW), role)
        else:
            self.add_contact(value, role)

    def add_contact(self, contact: str, role: str) -> None:
        """Note that a contact was there."""
        self.ticked.emit(contact, True, role, self._hours if role == VOLUNTEER else None)

    # -- hours and role -----------------------------------------------------------------------------------

    def _ask_hours(self, contact: str, chip: Chip) -> None:
        person = self._people.get(contact)
        if person is None or person.attendance is None:
            return
        held = person.attendance

        def find(typed: str, deliver: Deliver) -> None:
            deliver(_hours_options(typed, held.hours))

        popup = ChoicePopup(
            chip, search=find, selected=[("hours", held.hours)], placeholder=_("Typ een aantal uren of een rol")
        )
        popup.chosen.connect(lambda value: self._set(contact, held.role, held.hours, value))
        popup.open()

    def _set(self, contact: str, role: str, hours: float | None, value: tuple[str, object]) -> None:
        what, chosen = value
        if what == "role":
            self.ticked.emit(contact, True, chosen, hours if chosen != PARTICIPANT else None)
        else:
            self.ticked.emit(contact, True, role, chosen)


def _hours_options(typed: str, held: float | None) -> list[Option]:
    """The hours and roles to choose from; a number that is typed is one of them."""
    number = _number(typed)
    if number is not None:
        return [Option(("hours", number), hours_words(number), icon="clock")]
    hours = sorted({*_HOURS, *([held] if held else [])})
    options = [Option(("hours", value), hours_words(value), section=_("Hoe lang")) for value in hours]
    options += [Option(("role", role), role_words(role), section=_("Rol")) for role in ROLES]
    return filtered(options, typed)


def _number(typed: str) -> float | None:
    try:
        number = float(typed.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 < number <= _MOST_HOURS else None
