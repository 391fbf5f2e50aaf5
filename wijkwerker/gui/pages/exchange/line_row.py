"""One change of a preview: a tick, what it is about, what stood there, what comes, and from whom."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.exchange.planned import Group, Line
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _
from wijkwerker.domain.notes import first_sentence
from wijkwerker.gui import theme
from wijkwerker.gui.panels.exchange.values import KIND_ICONS, CellValue, ValueWords
from wijkwerker.gui.panels.exchange.words import first_name
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.tags import Tag

WIDE = 600
LONGEST = 80
_TICKED = frozenset({Group.NEW, Group.CHANGED, Group.PARALLEL, Group.BACK, Group.DELETED, Group.LEFT})
_REFUSED = frozenset({Group.CHANGED, Group.PARALLEL, Group.BACK})


def line_title(line: Line) -> str:
    """What a line is about."""
    if line.group in {Group.MISSING, Group.ERASED} and not line.record:
        return line.sheet or (_(KINDS[line.kind].info.many) if line.kind in KINDS else "")
    kind = _(KINDS[line.kind].info.one) if line.kind in KINDS else line.kind
    return first_sentence(line.title.split("\n")[0], LONGEST) or kind


def line_words(line: Line, words: ValueWords) -> tuple[str, str, str]:
    """The field, what stood there and what comes; the last two in words."""
    if line.field:
        before, after = (
            words.value(CellValue(line.kind, line.field, line.element, text)).replace("\n", " ")
            for text in (line.ours, line.theirs)
        )
        return words.field(line.kind, line.field), before, after
    kind = _(KINDS[line.kind].info.one) if line.kind in KINDS else ""
    count = written(int(line.raw)) if line.raw.isdecimal() else ""
    said_of = {
        Group.NEW: _("nieuw"),
        Group.DELETED: _("verwijderd door {name}").format(name=first_name(line.who) or _("een collega")),
        Group.MISSING: _("{count} rijen staan niet meer in het bestand. Ze blijven hier.").format(count=count),
        Group.ERASED: _("voorgoed weg, en dat blijft zo"),
        Group.LEFT: _("wordt niet meer met je gedeeld en gaat weg"),
    }
    said = said_of.get(line.group, "")
    if line.group is Group.LEFT and line.theirs:
        said = _("wordt niet meer met je gedeeld, maar blijft: jouw werk staat erin")
    if line.group is Group.ERASED and count:
        said = _("{count} rijen zijn eerder voorgoed weggehaald en blijven weg").format(count=count)
    return kind if line.record else "", "", said


class LineRow(QWidget):
    """`ticked(line, on)` and `refused(line, on)` follow the person; ↑ and ↓ walk."""

    ticked = Signal(object, bool)
    refused = Signal(object, bool)

    def __init__(
        self, line: Line, words: ValueWords, *, on: bool, refused: bool, first: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._first = first
        self._is_refused = refused
        title = line_title(line)
        field, before, after = line_words(line, words)
        change = _("{before} wordt {after}").format(before=before, after=after) if before else after
        self.setAccessibleName(f"{title}, {field}: {change}")
        self._make_parts(title, field, before, after, on=on and not refused)
        self._grid = QGridLayout(self)
        now = theme.current()
        self._grid.setContentsMargins(0, now.px(4), 0, now.px(4))
        self._grid.setHorizontalSpacing(now.px(8))
        self._grid.setVerticalSpacing(0)
        self._wide: bool | None = None
        self._place(wide=True)
        self._tell(on=on)

    def _make_parts(self, title: str, field: str, before: str, after: str, *, on: bool) -> None:
        self.tick = QCheckBox(self)
        self.tick.setChecked(on)
        self.tick.setAccessibleName(_("Inlezen: {what}").format(what=self.accessibleName()))
        stays = self.line.group is Group.LEFT and bool(self.line.theirs)
        self.tick.setVisible(self.line.group in _TICKED and not stays)
        self.tick.clicked.connect(self._clicked)
        self._icon = QLabel(self)
        theme.set_icon(self._icon, KIND_ICONS.get(self.line.kind, "file"), "text2", 16)
        self._title = ElidedLabel(title, font="smed", parent=self)
        self._field = ElidedLabel(field, font="small", token="text2", parent=self)
        self._before = ElidedLabel(before, font="small", token="text2", parent=self)
        self._arrow = QLabel(self)
        theme.set_icon(self._arrow, "arrow-right", "text2", 14)
        self._arrow.setVisible(bool(before))
        self._after = ElidedLabel(after, font="small", parent=self)
        named = self.line.group is not Group.DELETED
        self._who = Tag(first_name(self.line.who) if named else "", parent=self)
        self.refuse = QPushButton(self)
        self.refuse.setProperty("variant", "quiet")
        self.refuse.clicked.connect(self._refuse)

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        while grid.takeAt(0) is not None:
            pass
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.tick, 0, 0, middle)
        grid.addWidget(self._icon, 0, 1, middle)
        if wide:
            for place, part in enumerate((self._title, self._field, self._before, self._arrow, self._after), start=2):
                grid.addWidget(part, 0, place, middle)
            shares = {2: 30, 3: 20, 4: 20, 6: 30}
            if not self._before.text():
                shares = {2: 54, 3: 20, 6: 26} if self.line.group is Group.NEW else {2: 30, 3: 16, 6: 54}
        else:
            grid.addWidget(self._title, 0, 2, 1, 3, middle)
            grid.addWidget(self._field, 0, 5, 1, 2, middle)
            grid.addWidget(self._before, 1, 2, middle)
            grid.addWidget(self._arrow, 1, 3, middle)
            grid.addWidget(self._after, 1, 4, 1, 3, middle)
            shares = {2: 20 if self._before.text() else 0, 4: 20, 6: 10}
        for column in range(2, 7):
            grid.setColumnStretch(column, shares.get(column, 0))
        grid.addWidget(self.refuse, 0, 7, middle | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._who, 0, 7, middle | Qt.AlignmentFlag.AlignRight)
        grid.setColumnMinimumWidth(7, theme.current().px(84) if self.line.group in _REFUSED else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two lines where one is too short."""
        super().resizeEvent(event)
        self._place(wide=self.width() >= theme.current().px(WIDE))

    def show_tick(self, *, on: bool, refused: bool) -> None:
        """Show another decision."""
        self._is_refused = refused
        self.tick.setChecked(on and not refused)
        self._tell(on=on)

    def _tell(self, *, on: bool) -> None:
        asks = self.line.group in _REFUSED and (not on or self._is_refused)
        self.refuse.setVisible(asks)
        self._who.setVisible(bool(self._who.text()) and not asks)
        self.refuse.setText(_("geweigerd") if self._is_refused else _("Weigeren"))
        why = _("Dan blijft jouw versie, en komt deze wijziging niet terug met een volgend bestand.")
        self.refuse.setAccessibleDescription(why)
        self.refuse.setToolTip(why)
        for part in (self._title, self._after):
            part.set_token("text" if on and not self._is_refused else "text3")

    def _clicked(self, on: bool) -> None:
        self.ticked.emit(self.line, on)

    def _refuse(self) -> None:
        self.refused.emit(self.line, not self._is_refused)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._first:
            painter = QPainter(self)
            painter.fillRect(QRect(0, 0, self.width(), 1), theme.current().color("line"))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
