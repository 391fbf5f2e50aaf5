"""What goes well here, and about what there are more worries than before."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.panels.area.facts import INSET, FactList
from wijkwerker.gui.panels.area.words import signal_fact, strength_facts
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.labels import wrapped

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import AreaProfile
    from wijkwerker.services.neighbourhoods import Signal as Moment

STEP = 50  # strengths that are shown at once


class StrengthsCard(Card):
    """*Wat gaat goed*. `more_wanted(number)` asks for so many strengths, `opened(key)` follows a row."""

    more_wanted = Signal(int)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wat gaat goed"), parent=parent)
        _make_room(self)
        self._profile: AreaProfile | None = None
        self._shown = 0  # how many strengths are asked for; 0 for the first few
        self._facts = FactList(self)
        self._facts.opened.connect(self.opened)
        self._empty = wrapped(_("Nog geen kracht vastgelegd in deze periode. Wat zie je hier goed gaan?"))
        inset = theme.current().px(INSET)
        self._empty.setContentsMargins(inset, 0, inset, 0)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._empty)
        self._more = QPushButton()
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(lambda: self._ask(self._shown + STEP))
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.link_clicked.connect(lambda: self._ask(0 if self._shown else STEP))

    @property
    def wanted(self) -> int:
        """How many strengths are asked for; 0 for the first few, which the profile holds."""
        return self._shown

    def show_profile(self, profile: "AreaProfile", strengths: "list[Moment]", today: date) -> None:
        """Show what goes well in an area; another area starts with the first few again."""
        if self._profile is not None and self._profile.area.id != profile.area.id:
            self._shown = 0
        self._profile = profile
        signals = strengths if self._shown else []
        facts = strength_facts(profile, signals, today)
        self._facts.show_facts(facts)
        self._facts.setVisible(bool(facts))
        self._empty.setVisible(not facts)
        total = profile.figures.kracht
        all_words = ngettext("Alle {count} kracht", "Alle {count} krachten", total).format(count=written(total))
        hidden = total > sum(fact.icon == "thumb-up" for fact in facts)
        self.set_link(_("Minder") if self._shown else all_words if hidden else "")
        rest = total - len(signals)
        self._more.setVisible(bool(signals) and rest > 0)
        self._more.setText(_("Toon er nog {count}").format(count=written(min(rest, STEP))))

    def _ask(self, number: int) -> None:
        self._shown = number
        self.more_wanted.emit(number)


class RisingCard(Card):
    """One sentence about a theme with more worries than before; the link shows them. `opened(key)` follows a row."""

    more_wanted = Signal(str)  # theme
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = ""
        self._area = ""
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(10))
        sign = QLabel()
        theme.set_icon(sign, "signal", "warn", 18)
        self._sentence = wrapped("")
        self._sentence.setProperty("role", "small")
        self._link = QPushButton(_("Bekijk"))
        self._link.setProperty("variant", "quiet")
        self._link.clicked.connect(self._toggle)
        row.addWidget(sign)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._link)
        _make_room(self, top=0)
        row.setContentsMargins(theme.current().px(INSET), 0, 0, 0)
        self.body.addLayout(row)
        self._facts = FactList(self)
        self._facts.opened.connect(self.opened)
        self._facts.hide()
        self.body.addWidget(self._facts)

    def show_profile(self, profile: "AreaProfile", before: str) -> None:
        """Show what rises in an area; `before` names the period that it is compared with."""
        rising = profile.rising
        self.setVisible(rising is not None and bool(before))
        theme_code = rising.theme if rising is not None else ""
        if (profile.area.id, theme_code) != (self._area, self._theme):
            self._area, self._theme = profile.area.id, theme_code
            self._fold()
        elif not self._facts.isHidden():
            self.more_wanted.emit(theme_code)
        if rising is not None:
            told = _("Zorgen over {theme}: {now}, {before} {then}.").format(
                theme=rising.label.lower(), now=rising.now, before=before, then=rising.before or _("geen")
            )
            self._sentence.setText(told)
            self.setAccessibleName(told)

    def show_signals(self, signals: "list[Moment]", profile: "AreaProfile", today: date) -> None:
        """Show the worries themselves."""
        kinds = dict(profile.kind_labels)
        here = profile.area.name
        self._facts.show_facts([signal_fact(one, here, kinds, today, "alert-triangle", "warn") for one in signals])
        self._facts.show()
        self._link.setText(_("Minder"))

    def _toggle(self) -> None:
        if self._facts.isHidden():
            self.more_wanted.emit(self._theme)
        else:
            self._fold()

    def _fold(self) -> None:
        self._facts.hide()
        self._link.setText(_("Bekijk"))


def _make_room(card: Card, top: int = 4) -> None:
    """Let facts stand so that their icon is below the title and their focus ring inside the card."""
    now = theme.current()
    card.body.setContentsMargins(now.px(16 - INSET), now.px(top), now.px(16 - INSET), 0)
