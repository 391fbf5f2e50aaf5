"""Beveiliging: the lock, the passphrase, the recovery key, the key ring, and the disk of the laptop."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.dates import short_day
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.passphrase_part import PassphrasePart
from wijkwerker.gui.panels.settings.recovery_part import RecoveryPart
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.yes_no import YesNoField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from wijkwerker.gui.tasks import Stopping
    from wijkwerker.services.services import Services

MINUTES, DEFAULT_MINUTES, DISK = "lock_minutes", "10", "disk_checked"  # settings
CHOICES = (5, 10, 15, 30, 60)


@dataclass(frozen=True)
class Standing:
    """What the file says of its own safety."""

    has_lock: bool
    has_recovery: bool
    minutes: str
    disk: date | None


class SecuritySection(Section):
    """Changes act at once; what opens the file asks the passphrase first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = _("Je werk is op slot, en alleen jij hebt de sleutel.")
        super().__init__(context, _("Beveiliging"), words, parent)
        self.plain = self.add_card(_("Oefenbestand, geen slot"))
        self.plain.body.addWidget(
            wrapped(_("Hier staan alleen verzonnen gegevens in. Je eigen bestand krijgt een wachtwoord en een slot."))
        )
        self._make_lock()
        self._passphrase_card = self.add_card(_("Wachtwoord"))
        self.passphrase = PassphrasePart(context)
        self._passphrase_card.body.addWidget(self.passphrase)
        self._recovery_card = self.add_card(_("Herstelsleutel"))
        self.recovery = RecoveryPart(context)
        self._recovery_card.body.addWidget(self.recovery)
        self._make_disk()
        self.end()
        self._show_cards(has_lock=True)
        self.plain.hide()

    def _make_lock(self) -> None:
        self._lock_card = self.add_card(_("Slot"))
        self.minutes = ChoiceField(
            _("Op slot na stilte"),
            [Option(str(n), ngettext("{n} minuut", "{n} minuten", n).format(n=n)) for n in CHOICES],
            required=True,
            hint=_("Ook als je laptop slaapt, en meteen met Ctrl L."),
        )
        self.minutes.edited.connect(self._set_minutes)
        self.ring = YesNoField(
            _("Open zonder wachtwoord op deze laptop"),
            hint=_("De sleutelbos van je laptop bewaart dan de sleutel. Na het slot typ je toch je wachtwoord."),
        )
        self.ring.edited.connect(self._set_ring)
        self.no_ring = wrapped(_("Deze laptop heeft geen sleutelbos. Je typt bij het openen steeds je wachtwoord."))
        self.ring.hide()
        self.no_ring.hide()
        for part in (self.minutes, self.ring, self.no_ring):
            self._lock_card.body.addWidget(part)

    def _make_disk(self) -> None:
        card = self.add_card(_("Schijf van deze laptop versleuteld"))
        card.body.addWidget(wrapped(_("Wijkwerker kan dit niet zelf zien. Vraag het aan ICT.")))
        self.disk = Tag()
        self.checked = QPushButton(_("Vandaag nagekeken"))
        self.checked.clicked.connect(self._check_disk)
        row = QHBoxLayout()
        row.addWidget(self.disk)
        row.addWidget(self.checked)
        row.addStretch(1)
        card.body.addLayout(row)

    # -- reading ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read how safe the file is; the key ring is asked beside that, for it may take its time."""
        self.context.tasks.read(_standing, self._show, owner=self, key="security")
        self.context.tasks.aside(_ring, self._show_ring, owner=self)

    def _show(self, standing: Standing) -> None:
        self._show_cards(has_lock=standing.has_lock)
        self.minutes.set_value(standing.minutes)
        self.recovery.show_state(made=standing.has_recovery)
        if standing.disk is None:
            self.disk.set_tag(_("nog niet nagekeken"), "warn", "alert-triangle")
        else:
            day = short_day(standing.disk, self.context.clock.today())
            self.disk.set_tag(_("nagekeken {day}").format(day=day), "ok", "check")

    def _show_cards(self, *, has_lock: bool) -> None:
        self.plain.setVisible(not has_lock)
        for card in (self._lock_card, self._passphrase_card, self._recovery_card):
            card.setVisible(has_lock)

    def _show_ring(self, ring: tuple[bool, bool]) -> None:
        there, keeps = ring
        self.ring.setVisible(there)
        self.ring.setEnabled(True)
        self.ring.set_value(keeps)
        self.no_ring.setVisible(not there)

    # -- changing -----------------------------------------------------------------------------------------

    def _set_minutes(self, value: object) -> None:
        minutes = str(value)
        self.context.tasks.write(lambda s: s.settings.put(MINUTES, minutes), owner=self)
        self.context.navigator.lock_after.emit(int(minutes))

    def _set_ring(self, on: object) -> None:
        keeps = bool(on)
        self.ring.setEnabled(False)  # the system may ask something first

        def keep(services: "Services", _stop: "Stopping") -> tuple[bool, bool]:
            services.keys.keep_in_key_ring(keeps)
            return True, keeps

        self.context.tasks.aside(keep, self._show_ring, owner=self, failed=self._ring_failed)

    def _ring_failed(self, error: Exception) -> None:
        self._show_ring((True, not self.ring.value()))
        self.context.messages.report(error)

    def _check_disk(self) -> None:
        today = self.context.clock.today().isoformat()
        self.context.tasks.write(lambda s: s.settings.put(DISK, today), self._reload_after, owner=self)

    def _reload_after(self, _nothing: None) -> None:
        self.context.tasks.read(_standing, self._show, owner=self, key="security")


def _standing(services: "Services") -> Standing:
    """Runs on the read thread."""
    settings, disk = services.settings, services.settings.get(DISK)
    return Standing(
        services.files.is_encrypted,
        services.keys.has_recovery(),
        settings.get(MINUTES) or DEFAULT_MINUTES,
        date.fromisoformat(disk) if disk else None,
    )


def _ring(services: "Services", _stop: "Stopping") -> tuple[bool, bool]:
    """Whether there is a key ring, and whether it keeps the key. Takes a moment the first time."""
    there = services.keys.key_ring_available()
    return there, there and services.keys.in_key_ring()
