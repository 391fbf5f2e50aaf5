"""*Hoort bij*: the initiative, the activity and the people that a moment is linked to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.draft import Named, Occasion
from wijkwerker.domain.language import N_, _
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.options import Deliver, Option
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.moments import MomentParts
    from wijkwerker.services.services import Services

_SECTIONS = {"initiative": N_("Initiatieven"), "activity": N_("Activiteiten"), "contact": N_("Mensen en organisaties")}
_ICONS = {"initiative": "leaf", "activity": "calendar", "contact": "user"}
_NAMES = {"initiative": N_("Initiatief"), "activity": N_("Activiteit"), "contact": N_("Wie")}
_MOST = 5  # of each sort, so that the list stays short


@dataclass(frozen=True, slots=True)
class Link:
    """One thing that a moment belongs to; `kind` is initiative, activity or contact."""

    kind: str
    id: str
    label: str
    icon: str


class LinksField(Field):
    """Chips to open or take away, and *Erbij*. `edited` carries the fields that changed, by key."""

    open_wanted = Signal(str, str)  # kind, id

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoort bij"), parent=parent)
        self._context = context
        self._links: list[Link] = []
        self._row = ChipRow()
        self._row.setAccessibleName(self.label)
        self._more = Chip(_("Erbij"), "plus", state="dashed")
        self._more.clicked.connect(lambda: self._open(""))
        self._more.typed.connect(self._open)
        self._row.add(self._more)
        self._put(self._row, self._more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # chips take more lines
        self._more.setAccessibleName(_("{field}: erbij").format(field=self.label))

    def value(self) -> list[Link]:
        return list(self._links)

    def set_value(self, value: Sequence[Link]) -> None:
        before = [chip for chip in self._row.chips() if chip is not self._more]
        if list(value) == self._links and len(before) == len(value):
            return
        for chip in before:
            self._row.take(chip)
        self._links = list(value)
        for place, link in enumerate(self._links):
            self._row.insert(place, self._chip(link))
        self._row.updateGeometry()

    def _chip(self, link: Link) -> Chip:
        chip = Chip(state="chosen", removable=True)
        chip.show_value(link.label, "chosen", icon=link.icon, what=_(_NAMES[link.kind]))
        chip.clicked.connect(lambda: self.open_wanted.emit(link.kind, link.id))
        chip.removed.connect(lambda: self._remove(link))
        chip.setToolTip(_("Openen"))
        return chip

    def _remove(self, link: Link) -> None:
        place = self._links.index(link)
        self._change([one for one in self._links if one != link])
        self._row.chips()[min(place, len(self._links))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, link: Link) -> None:
        kept = [one for one in self._links if one.kind != link.kind or link.kind == "contact"]
        if link.id not in {one.id for one in kept}:
            self._change(sorted([*kept, link], key=lambda one: list(_SECTIONS).index(one.kind)))

    def _change(self, links: list[Link]) -> None:
        before = _values(self._links)
        self.set_value(links)
        changed = {key: value for key, value in _values(links).items() if value != before[key]}
        if changed:
            self.edited.emit(changed)

    def _open(self, text: str) -> None:
        popup = ChoicePopup(
            self._more, search=self._search, text=text, placeholder=_("Typ een initiatief, activiteit of naam")
        )
        popup.chosen.connect(self._add)
        popup.open()

    def _search(self, text: str, deliver: Deliver) -> None:
        occasion = Occasion(today=self._context.clock.today(), scope=self._context.navigator.scope.area)
        known = {link.id for link in self._links}
        self._context.tasks.read(
            lambda s: [option for option in found(s, text, occasion) if option.value.id not in known],
            deliver, owner=self, key="links",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found(Option):
    """An option whose value is a Link."""

    value: Link


def found(services: "Services", text: str, occasion: Occasion) -> list[_Found]:
    """What a moment can be linked to for a text, or what was used last; runs on the read thread."""
    return [
        _option(kind, item) for kind in _SECTIONS for item in services.quicklog.suggest(kind, text, occasion, _MOST)
    ]


def _option(kind: str, item: Named) -> _Found:
    icon = "building" if item.organisation else _ICONS[kind]
    person = kind == "contact" and not item.organisation
    return _Found(
        Link(kind, item.id, item.label, icon),
        item.label,
        item.detail,
        icon="" if person else icon,
        avatar=item.label if person else "",
        section=_(_SECTIONS[kind]),
    )


def links_of(parts: "MomentParts") -> list[Link]:
    """What a moment belongs to, as it is saved."""
    moment = parts.moment
    links = []
    if moment.initiative:
        links.append(Link("initiative", moment.initiative, parts.initiative or _("nog niet ontvangen"), "leaf"))
    if moment.activity:
        links.append(Link("activity", moment.activity, parts.activity or _("nog niet ontvangen"), "calendar"))
    for one in sorted(moment.contacts, key=lambda one: parts.contacts.get(one, "")):
        icon = "building" if one in parts.organisations else "user"
        links.append(Link("contact", one, parts.contacts.get(one) or _("naam weg"), icon))
    return links


def _values(links: Sequence[Link]) -> Mapping[str, object]:
    """The fields of a moment with these links."""
    one = {link.kind: link.id for link in links}
    return {
        "initiative": one.get("initiative"),
        "activity": one.get("activity"),
        "contacts": frozenset(link.id for link in links if link.kind == "contact"),
    }
