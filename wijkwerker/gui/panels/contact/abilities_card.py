"""What a contact can and wants to do, and what was asked of them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.panels.contact.event_words import ANSWERS
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.card import Card


class AbilitiesCard(Card):
    """*Wat wil en kan …?* `asks_wanted` asks to see the asks, `edit_wanted(field)` to write a field.

    `consent_wanted` follows the hint that nobody said yes to keeping this.
    """

    asks_wanted = Signal()
    consent_wanted = Signal()
    edit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wat wil en kan dit contact?"), parent=parent)
        now = theme.current()
        grid = QGridLayout()
        grid.setHorizontalSpacing(now.px(20))
        self._can = _Side("sparkle", _("Kan goed"), "talents", self)
        self._wants = _Side("heart", _("Wil graag"), "wishes", self)
        for place, side in enumerate((self._can, self._wants)):
            side.edit_wanted.connect(self.edit_wanted)
            grid.addWidget(side, 0, place)
            grid.setColumnStretch(place, 1)
        self.body.addLayout(grid)
        self._hint = Banner(parent=self)
        self._hint.acted.connect(self.consent_wanted)
        self.body.addWidget(self._hint)
        line = QFrame()
        line.setProperty("line", "h")
        self.body.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(now.px(10))
        hand = QLabel()
        theme.set_icon(hand, "hand", size=18)
        self._asked = QLabel()
        self._asked.setProperty("role", "smed")
        self._answers = QLabel()
        self._answers.setProperty("role", "small muted")
        self._asks = QPushButton(_("Bekijk vragen"))
        self._asks.setProperty("variant", "quiet")
        self._asks.clicked.connect(self.asks_wanted)
        for widget in (hand, self._asked, self._answers):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._asks)
        self.body.addLayout(row)

    def show_contact(self, contact: Contact, called: str, asked: Mapping[str, int]) -> None:
        """Show what a contact offers; `called` is how the title names them."""
        self.set_title(_("Wat wil en kan {name}?").format(name=called))
        when = _("Kan {when}").format(when=contact.available) if contact.available else ""
        self._can.show_words(contact.talents, when)
        self._wants.show_words(contact.wishes)
        hint = _("Vraag of je dit mag bewaren. Er is nog geen toestemming voor.") if _lacks_consent(contact) else ""
        self._hint.say(hint, "warn", action=_("Toestemming"), icon="shield-check")
        times = sum(asked.values())
        words = ngettext("Gevraagd: {count} keer", "Gevraagd: {count} keer", times).format(count=times)
        self._asked.setText(words if times else _("Nog nooit gevraagd"))
        told = [f"{asked[answer]} × {_(label)}" for answer, label in ANSWERS.items() if asked.get(answer)]
        self._answers.setText(" · ".join(told))
        self._asks.setVisible(times > 0)


def _lacks_consent(contact: Contact) -> bool:
    told = bool(contact.talents or contact.wishes or contact.available)
    given = contact.consent != "geen" and "talenten" in contact.consent_for
    return told and not given and not contact.organisation


class _Side(QWidget):
    """One half: an icon, a title and the words; or a button to write them."""

    edit_wanted = Signal(str)

    def __init__(self, icon: str, title: str, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(10))
        sign = QLabel()
        theme.set_icon(sign, icon, token="accent", size=18)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(now.px(1))
        head = QLabel(title)
        head.setProperty("role", "med")
        self._words = QLabel()
        self._words.setProperty("role", "small muted")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._add = QPushButton(_("Noteer"))
        self._add.setProperty("variant", "quiet")
        self._add.setAccessibleName(_("Noteer: {field}").format(field=title))
        self._add.clicked.connect(lambda: self.edit_wanted.emit(field))
        column.addWidget(head)
        column.addWidget(self._words)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        row.addLayout(column, 1)

    def show_words(self, words: Iterable[str], more: str = "") -> None:
        """Show words as one sentence, and a line below it."""
        text = ", ".join(sorted(words, key=fold))
        lines = [text[:1].upper() + text[1:], more]
        self._words.setText("\n".join(line for line in lines if line))
        self._words.setVisible(bool(text or more))
        self._add.setVisible(not text)
