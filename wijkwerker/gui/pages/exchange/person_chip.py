"""Wie vulde dit in? Asked when somebody typed in the workbook itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wijkwerker.domain.exchange.given import Colleague
from wijkwerker.domain.exchange.planned import Plan
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.options import Deliver, Option, filtered, guarded
from wijkwerker.gui.widgets.popup import ChoicePopup

Person = tuple[str, str]  # worker's id or folded typed name, and the name as it is said


class PersonChip(QFrame):
    """`answered(person, name)` follows an answer; until there is one, what was typed in the workbook waits."""

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[Option] = []
        self._first: Person = ("", "")
        self.asks = False  # whether something waits for an answer
        self.setProperty("banner", "warn")
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(8))
        row.setSpacing(now.px(10))
        icon = QLabel()
        theme.set_icon(icon, "edit", "text2", 16)
        self._icon = icon
        self._words = QLabel()
        self._words.setProperty("role", "small")
        self._words.setWordWrap(True)
        self.chip = Chip("", "user", menu=True)
        self.chip.clicked.connect(self.open)
        row.addWidget(icon)
        row.addWidget(_question())
        row.addWidget(self.chip)
        row.addWidget(self._words, 1)
        self.hide()

    def show_plan(self, plan: Plan, colleagues: Sequence[Colleague], me: Person) -> None:
        """Show who filled it in, or ask it; nothing when nobody typed in it."""
        self._people = [Option((one.worker, one.name), one.name, one.role, avatar=one.name) for one in colleagues]
        if me[0]:
            self._people.append(Option(me, _("Ik ({name})").format(name=me[1]), avatar=me[1]))
        self._first = (plan.recipient, plan.recipient_name)
        self.setVisible(plan.asks_person or plan.handwork)
        self.asks = asks = plan.asks_person and not plan.person
        theme.vary(self, banner="warn" if asks else "accent")
        theme.set_icon(self._icon, "edit", "warn" if asks else "ink", 16)
        name = plan.person_name or plan.person
        self.chip.show_value(name or _("Kies een naam"), "doubt" if asks else "chosen", what=_("Wie vulde dit in?"))
        self._words.setText(
            _("Iemand heeft in dit bestand zelf iets getypt. Zonder naam blijft dat apart staan.")
            if asks
            else _("Wat in het bestand zelf is getypt, komt op deze naam.")
        )

    def open(self) -> None:
        """Let a name be chosen or typed."""
        popup = ChoicePopup(
            self.chip,
            search=self._find,
            title=_("Wie vulde dit in?"),
            placeholder=_("Typ een naam"),
            selected=[self._first],
        )
        popup.chosen.connect(self._chosen)
        popup.open()

    def _find(self, text: str, deliver: Deliver) -> None:
        options = filtered(self._people, text)
        if not text and self._first[0]:
            options.sort(key=lambda option: option.value != self._first)
        name = text.strip()
        if name and not any(phrase(option.label) == phrase(name) for option in options):
            options.append(Option((phrase(name), name), _("Iemand anders: {name}").format(name=name), icon="user-plus"))
        deliver(guarded(text, options))

    def _chosen(self, person: Person) -> None:
        self.answered.emit(*person)


def _question() -> QLabel:
    label = QLabel(_("Wie vulde dit in?"))
    label.setProperty("role", "h3")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
