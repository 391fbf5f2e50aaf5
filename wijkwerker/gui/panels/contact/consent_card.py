"""What a contact said yes to: how, when and for what; changed in place."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.dates import month_text
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.contact import CONSENT, CONSENT_FOR
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.day import DateField
from wijkwerker.gui.widgets.tags import Tag

_HOW = {"geen": N_("Nog niet gevraagd"), "mondeling": N_("Mondeling goed"), "schriftelijk": N_("Schriftelijk goed")}
HOW_SHORT = {"geen": N_("Nog niet"), "mondeling": N_("Mondeling"), "schriftelijk": N_("Schriftelijk")}
FOR = {
    "naam": N_("naam"),
    "telefoon": N_("telefoon"),
    "talenten": N_("talenten"),
    "foto": N_("foto’s"),
    "verhaal": N_("verhaal"),
}


class ConsentCard(Card):
    """*Toestemming*. `edited(values)` carries the fields that changed, by key."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Toestemming"), parent=parent)
        self._contact: Contact | None = None
        self._today = date.min
        self._state = _Line("shield-check", self)
        self._tag = Tag(parent=self)
        self._state.row.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignTop)
        self._pictures = _Line("image-off", self)
        self._change = QPushButton(_("Wijzigen"))
        self._change.setProperty("variant", "quiet")
        self._change.clicked.connect(self._toggle)
        self._pictures.row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._state)
        self.body.addWidget(self._pictures)
        self._editor = self._made_editor()
        self._editor.hide()
        self.body.addWidget(self._editor)

    def _made_editor(self) -> QWidget:
        editor = QWidget(self)
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, theme.current().px(4), 0, 0)
        column.setSpacing(theme.current().px(6))
        self._hows: dict[str, Chip] = {}
        self._fors: dict[str, Chip] = {}
        for words, labels, codes, chips, exclusive in (
            (_("Vind je het goed dat we dit bewaren?"), HOW_SHORT, CONSENT, self._hows, True),
            (_("Waarvoor?"), FOR, CONSENT_FOR, self._fors, False),
        ):
            label = QLabel(words)
            label.setProperty("role", "smed muted")
            column.addWidget(label)
            row = ChipRow(editor)
            row.setAccessibleName(words)
            for code in codes:
                chip = Chip(_(labels[code]), parent=row)
                chip.setCheckable(True)
                chip.setAutoExclusive(exclusive)
                chip.clicked.connect(self._chosen)
                row.add(chip)
                chips[code] = chip
            column.addWidget(row)
        self._day = DateField(_("Gezegd op"), lambda: self._today)
        self._day.edited.connect(lambda day: self.edited.emit({"consent_date": day}))
        column.addWidget(self._day)
        return editor

    def show_contact(self, contact: Contact, today: date) -> None:
        """Show what a contact said yes to."""
        if self._contact is None or contact.id != self._contact.id:
            self._editor.hide()
        self._contact = contact
        self._today = today
        given = contact.consent != "geen"
        told = ", ".join(_(FOR[code]) for code in CONSENT_FOR if code in contact.consent_for and code != "foto")
        when = _full_day(contact.consent_date) if contact.consent_date and given else ""
        first = ", ".join(part for part in (_(_HOW.get(contact.consent, contact.consent)), when) if part)
        self._state.show_words(f"{first} – {told}" if given and told else first, "ok" if given else "text2")
        self._tag.set_tag(*((_("geldig"), "ok", "check") if given else (_("nog vragen"), "warn", "clock")))
        pictures = given and "foto" in contact.consent_for
        self._pictures.show_words(_("Foto’s mogen in verhalen") if pictures else _("Geen foto’s in verhalen"))
        for code, chip in self._hows.items():
            chip.setChecked(code == contact.consent)
        for code, chip in self._fors.items():
            chip.setChecked(code in contact.consent_for)
            chip.setEnabled(given)
        self._day.setEnabled(given)
        self._day.set_value(contact.consent_date)

    def ask(self, purpose: str) -> None:
        """Let it be said whether a purpose is all right: the keyboard goes to the answer that is asked."""
        if self._editor.isHidden():
            self._toggle()
        given = self._contact is not None and self._contact.consent != "geen"
        (self._fors[purpose] if given else self._hows["mondeling"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        self._editor.setVisible(self._editor.isHidden())
        self._change.setText(_("Klaar") if not self._editor.isHidden() else _("Wijzigen"))
        if not self._editor.isHidden():
            chosen = next((chip for chip in self._hows.values() if chip.isChecked()), None)
            (chosen or self._hows["geen"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        if self._contact is None:
            return
        how = next((code for code, chip in self._hows.items() if chip.isChecked()), "geen")
        what = frozenset(code for code, chip in self._fors.items() if chip.isChecked())
        values: dict[str, object] = {"consent": how, "consent_for": what}
        if how != self._contact.consent:
            values["consent_date"] = self._today if how != "geen" else None
            values["consent_for"] = (what or purposes(self._contact)) if how != "geen" else frozenset()
        self.edited.emit(values)


def purposes(contact: Contact) -> frozenset[str]:
    """For what consent is asked: the name, and what else stands on the card."""
    asked = {"naam"}
    if contact.phone or contact.email:
        asked.add("telefoon")
    if contact.talents or contact.wishes or contact.available:
        asked.add("talenten")
    return frozenset(asked)


class _Line(QWidget):
    """An icon and a sentence, with room for one thing at the right."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.current().px(10))
        self._sign = QLabel()
        theme.set_icon(self._sign, icon)
        self._words = QLabel()
        self._words.setProperty("role", "small")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row.addWidget(self._sign)
        self.row.addWidget(self._words, 1)

    def show_words(self, words: str, token: str = "text2") -> None:
        """Show a sentence, its icon in a colour."""
        self._words.setText(words)
        theme.set_icon(self._sign, self._icon, token=token)


def _full_day(day: date) -> str:
    return f"{day.day} {month_text(day)}"
