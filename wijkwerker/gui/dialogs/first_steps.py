"""The steps of a first start: who you are, where you work, the lock, and the recovery key."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget

from wijkwerker.domain import guard, recovery_key
from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.language import _
from wijkwerker.domain.lists import seed_areas, seed_values, shown_label
from wijkwerker.gui import theme
from wijkwerker.gui.dialogs.first_step import Step
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.secret import LEAST_SECRET, problem_of
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.recovery_key import RecoveryKey

SHOWN = 40  # areas in the list at once


class NameStep(Step):
    """Who you are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Welkom bij Wijkwerker"), _("Hoe heet je, en wat doe je in de wijk?"), parent)
        self.name = QLineEdit(self)
        self.name.setMaxLength(200)
        self.ask(_("Je naam"), self.name)
        self._role = next(value.code for value in seed_values() if value.list == "area_role")
        self._chips = ChipRow(self)
        self.roles: dict[str, Chip] = {}
        for value in seed_values():
            if value.list == "area_role":
                self._add_role(value.code, shown_label(value))
        self.ask(_("Je rol"), self._chips)
        self._ways = ChipRow(self)
        self.workbook = self._other_way(_("Begin met een bestand van een collega…"), "download")
        self.copy = self._other_way(_("Zet een reservekopie terug…"), "history")
        self._layout.addWidget(self._ways)
        self.end()
        self.setFocusProxy(self.name)

    def _other_way(self, words: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("variant", "quiet")
        button.setAutoDefault(True)
        theme.set_icon(button, icon, "ink", 16)
        self._ways.add(button)
        return button

    def _add_role(self, code: str, label: str) -> None:
        chip = Chip(label, state="chosen" if code == self._role else "default", parent=self)
        chip.enter_opens = code != self._role  # Enter on what was chosen goes on, as the button says
        chip.clicked.connect(lambda: self.choose_role(code))
        self.roles[code] = chip
        self._chips.add(chip)

    def choose_role(self, code: str) -> None:
        """Take another role."""
        self._role = code
        for key, chip in self.roles.items():
            chip.show_value(chip.text(), "chosen" if key == code else "default")
            chip.enter_opens = key != code

    def role(self) -> str:
        """The code of the role."""
        return self._role

    def problem(self) -> tuple[str, QLineEdit | None]:
        """A name is needed, and no number that may be a BSN."""
        if guard.find_bsn(self.name.text()):
            return _("Dit lijkt een BSN. Wijkwerker bewaart geen BSN."), self.name
        return ("", None) if self.name.text().strip() else (_("Vul je naam in."), self.name)


class AreaStep(Step):
    """Where you work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Waar werk je?"), _("Kies je wijk of buurten. Je kunt dit later altijd veranderen."), parent)
        self._options: list[Option] = []
        self.chosen: dict[str, str] = {}
        self._chips = ChipRow(self)
        self.more = Chip(_("Typ een wijk of buurt…"), "plus", state="dashed", parent=self)
        self.more.enter_opens = False  # Enter goes on to the next step
        self.more.clicked.connect(self.open_list)
        self.more.typed.connect(self.open_list)
        self._chips.add(self.more)
        self.ask(_("Wijken en buurten"), self._chips)
        self.say("lock", _("Alles blijft op deze laptop. Jij kiest wat je deelt en met wie."))
        self.end()
        self.setFocusProxy(self.more)

    def open_list(self, text: str | bool = "") -> None:
        """Open the list of areas, with what was typed on the chip."""
        popup = ChoicePopup(
            self.more, title=_("Wijk of buurt"), search=self._search, text=text if isinstance(text, str) else ""
        )
        popup.chosen.connect(self._chosen)
        popup.open()

    def _search(self, text: str, deliver: Deliver) -> None:
        if not self._options:
            self._options = _area_options()
        found = filtered(self._options, text)
        wanted = fold(text)
        found.sort(key=lambda option: wanted not in option.words.split("\n"))  # called exactly so: first
        deliver(found[:SHOWN])

    def _chosen(self, value: tuple[str, str]) -> None:
        area, name = value
        if area not in self.chosen:
            self.chosen[area] = name
            chip = Chip(name, "pin", state="chosen", removable=True, parent=self)
            chip.removed.connect(lambda: self._remove(area, chip))
            self._chips.insert(len(self.chosen) - 1, chip)

    def _remove(self, area: str, chip: Chip) -> None:
        del self.chosen[area]
        self.more.setFocus()
        chip.hide()
        chip.deleteLater()

    def may_wait(self) -> bool:
        """The area may be chosen later."""
        return not self.chosen


class LockStep(Step):
    """The passphrase, twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Zet je werk op slot"),
            _("In Wijkwerker staan gegevens van mensen. Met een wachtwoord kan niemand anders erbij."),
            parent,
        )
        self.first, self.again = QLineEdit(self), QLineEdit(self)
        self.ask(_("Wachtwoord: drie woorden of minstens {n} tekens").format(n=LEAST_SECRET), self.first)
        self.ask(_("Nog een keer"), self.again)
        self.visible = QCheckBox(_("Laat het wachtwoord zien"), self)
        self.visible.toggled.connect(self._show)
        self._layout.addWidget(self.visible)
        self.say(
            "key",
            _("Onthoud het: ook wij kunnen je werk niet openen. Hierna krijg je een sleutel voor als je het vergeet."),
        )
        self.end()
        self._show(visible=False)
        self.setFocusProxy(self.first)

    def _show(self, visible: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def takes_enter(self) -> bool:
        """From the first box to the second."""
        if self.first.hasFocus() and not self.again.text():
            self.again.setFocus()
            return True
        return False

    def problem(self) -> tuple[str, QLineEdit | None]:
        """Long enough, and twice the same."""
        problem, second = problem_of(self.first.text(), self.again.text())
        return problem, (self.again if second else self.first) if problem else None


class ReadyStep(Step):
    """The recovery key, and what happens next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Bewaar je herstelsleutel"), _("Daarna ben je klaar. Je ziet deze sleutel maar één keer."), parent
        )
        self.recovery = RecoveryKey(recovery_key.new(), date.today(), self)  # noqa: DTZ011 - the day on the paper
        self._layout.addWidget(self.recovery)
        self._layout.addSpacing(theme.current().px(8))
        self.say(
            "info",
            _("Begin met één zin over wat er gebeurde. Vastleggen kan overal met Ctrl N, terugvinden met Ctrl K."),
        )
        self.end()
        self._warned = False

    def begins(self) -> QWidget | None:
        """At the printer."""
        return self.recovery.print_button

    def problem(self) -> tuple[str, QLineEdit | None]:
        """A key that is neither printed nor saved is asked about once."""
        if self.recovery.is_kept or self._warned:
            return "", None
        self._warned = True
        return _("Je hebt de sleutel nog niet afgedrukt of bewaard. Schrijf hem over, of ga toch verder."), None


def _area_options() -> list[Option]:
    areas = list(seed_areas())
    names = {area.id: area.name for area in areas}
    order = {"wijk": 0, "gemeente": 1, "eigen": 2, "buurt": 3}
    return [
        Option((area.id, area.name), area.name, names.get(area.parent or "", ""), "pin", words=_called(area))
        for area in sorted(areas, key=lambda area: order[area.level])
    ]


def _called(area: Area) -> str:
    """Every name of an area as it is compared, one on each line."""
    return "\n".join(fold(name) for name in (area.name, *sorted(area.aliases)))
