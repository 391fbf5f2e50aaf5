"""Questions of a preview: alarms about a whole column, rows that may be known already, and cells nobody can read."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.planned import HOLD, NEW, READ, SAME, Group, Line
from wijkwerker.domain.exchange.reading.notices import sentence
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.exchange.values import ValueWords
from wijkwerker.gui.panels.exchange.words import place_words
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.labels import wrapped

JOIN = "join"  # to the question whether a workbook comes from the own team
_ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        READ: N_("Toch inlezen"),
        HOLD: N_("Niet inlezen"),
        SAME: N_("Zelfde"),
        NEW: N_("Ander"),
        JOIN: N_("Ja, dit is mijn team"),
    }
)


def question_words(line: Line, words: ValueWords) -> tuple[str, str]:
    """Title and sentence of a question."""
    if line.group is Group.ALARM:
        column = words.field(line.kind, line.field) if line.field else _("Voorgoed weghalen")
        title = f"{line.sheet} · {column}" if line.sheet else column
        return title, sentence(line)
    if line.group is Group.DOUBT:
        title = line.title or line.sheet
        return f"{place_words(line)}: {title}" if line.row else title, sentence(line)
    label = words.field(line.kind, line.field) if line.field and line.field != "delete" else ""
    what = " ".join(part for part in (label.lower(), line.raw) if part) or line.title
    where = f"{place_words(line)}, {line.sheet}" if line.sheet and line.row else place_words(line)
    stays = _("Dit vak blijft buiten.")
    return f"{where}: {what}" if what else where, f"{line.reason} {stays}".strip()


class QuestionRow(QWidget):
    """Icon, title and sentence, and a chip for each answer. `answered(key, answer)`: '' is later."""

    answered = Signal(str, str)

    def __init__(self, line: Line, words: ValueWords, answer: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.chips: dict[str, Chip] = {}
        title, question = question_words(line, words)
        self.setAccessibleName(f"{title}. {question}")
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, now.px(8), 0, now.px(8))
        row.setSpacing(now.px(10))
        icon = QLabel()
        name, token = _ICONS[line.group]
        theme.set_icon(icon, name, token, 18)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(now.px(3))
        column.addWidget(wrapped(title, "smed"))
        column.addWidget(wrapped(question, "small muted"))
        if line.options:
            column.addSpacing(now.px(3))
            column.addWidget(self._made_chips(answer, f"{title}. {question}"))
        row.addLayout(column, 1)

    def answer(self) -> QWidget | None:
        """The chip that is chosen, or the first; None when there is nothing to answer."""
        return next((chip for chip in self.chips.values() if chip.isChecked()), next(iter(self.chips.values()), None))

    def _made_chips(self, answer: str, name: str) -> ChipRow:
        row = ChipRow()
        row.setAccessibleName(name)
        group = QButtonGroup(row)
        later = _("Later") if self.line.group is Group.DOUBT else ""
        options = {option: _(_ANSWERS.get(option, option)) for option in self.line.options}
        if later:
            options[""] = later
        for option, label in options.items():
            chip = Chip(label)
            chip.setCheckable(True)
            chip.setAccessibleDescription(name)
            chip.setChecked(option == answer and (bool(answer) or bool(later)))
            chip.clicked.connect(lambda _on=False, option=option: self.answered.emit(self.line.key, option))
            group.addButton(chip)
            row.add(chip)
            self.chips[option] = chip
        return row


_ICONS: Mapping[Group, tuple[str, str]] = MappingProxyType(
    {
        Group.ALARM: ("alert-triangle", "dang"),
        Group.DOUBT: ("help", "warn"),
        Group.UNREADABLE: ("alert-circle", "dang"),
    }
)
