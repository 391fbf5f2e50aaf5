"""Opruimronde: how many have been quiet for longer than their term, and what is proposed about them."""

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.dates import month_text
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.privacy.retention import TERMS, Choice, Data, Round, is_active
from wijkwerker.gui import theme
from wijkwerker.gui.panels.privacy.words import full_day, term_words
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.chip import ChipRow
from wijkwerker.gui.widgets.empty_state import RoundIcon
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.tags import Tag

SIZE = 44


class RoundCard(Card):
    """`wanted` asks to look the list over, `later` to be asked again next month."""

    wanted = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        now = theme.current()
        head = QHBoxLayout()
        head.setSpacing(now.px(14))
        self._icon = RoundIcon("trash", ground="warnS", ink="warn", size=SIZE)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(now.px(2))
        self._title = QLabel(_("Opruimronde"))
        self._title.setProperty("role", "h2")
        self._words = wrapped("")
        words.addWidget(self._title)
        words.addWidget(self._words)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self._tags = ChipRow()
        self.body.addWidget(self._tags)
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        self.look = QPushButton(_("Opruimen nakijken"))
        self.look.setProperty("variant", "solid")
        theme.set_icon(self.look, "check", "on", 16)
        self.look.clicked.connect(self.wanted)
        self.postpone = QPushButton(_("Volgende maand"))
        self.postpone.setProperty("variant", "quiet")
        self.postpone.clicked.connect(self.later)
        row.addWidget(self.look)
        row.addWidget(self.postpone)
        row.addStretch(1)
        self._buttons = QWidget()
        self._buttons.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._buttons)
        self.show_round(Round(), date.min)

    def show_round(self, found: Round, today: date, until: date | None = None) -> None:
        """Show what is due; `until` is the day to which the round was put off."""
        put_off = until is not None and until > today
        month = month_text(today, year=False) if today > date.min else ""
        title = _("Opruimronde {month}").format(month=month) if month else _("Opruimronde")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._words.setText(self._told(found))
        if put_off and until is not None and found.lines:
            again = _("Vanaf {day} vraagt Wijkwerker het weer.").format(day=full_day(until))
            self._words.setText(f"{self._told(found)}. {again}")
        calm = put_off or not found.lines
        self._icon.show_icon(
            "trash" if found.lines else "check", ground="sunken" if calm else "warnS", ink="text2" if calm else "warn"
        )
        self._show_tags(found)
        self._buttons.setVisible(bool(found.lines))
        self.postpone.setVisible(not put_off)

    @staticmethod
    def _told(found: Round) -> str:
        if not found.lines:
            return _("Er is nu niets op te ruimen.")
        people = sum(one.data is Data.CONTACT for one in found.lines)
        others = len(found.lines) - people
        term = term_words(found.terms.get(Data.CONTACT, TERMS[Data.CONTACT]))
        said = ngettext(
            "{count} contact is langer dan {term} stil", "{count} contacten zijn langer dan {term} stil", people
        ).format(count=written(people), term=term)
        more = ngettext("{count} notitie of verhaal", "{count} notities en verhalen", others)
        parts = [said] * bool(people) + [more.format(count=written(others))] * bool(others)
        return " · ".join(parts)

    def _show_tags(self, found: Round) -> None:
        self._tags.clear()
        counts = Counter(one.choice for one in found.lines)
        active = sum(map(is_active, found.lines))
        told = (
            (counts[Choice.GO], _("{count} naam weg, telling blijft")),
            (active, _("{count} nog actief in een initiatief")),
            (counts[Choice.KEEP] - active, _("{count} nog niet, kijk waarom")),
            (counts[Choice.ASK], _("{count} vraag het eerst")),
        )
        for count, words in told:
            if count:
                self._tags.add(Tag(words.format(count=written(count))))
        self._tags.setVisible(bool(found.lines))
