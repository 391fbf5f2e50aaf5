"""One change of a preview: a tick, what it is about, what stood there, what comes, and from whom."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QToolTip, QWidget

from wijkwerker.domain.exchange.planned import Group, Line
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _
from wijkwerker.domain.notes import first_sentence
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.deciding import GROUPS, REFUSABLE
from wijkwerker.gui.panels.exchange.values import KIND_ICONS, CellValue, ValueWords
from wijkwerker.gui.panels.exchange.words import first_name, title_words
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.tags import HEIGHT as TAG_HEIGHT
from wijkwerker.gui.widgets.tags import TagSpec, paint_tag, tag_width

WIDE = 600
LONGEST = 80


def line_title(line: Line, today: date) -> str:
    """What a line is about."""
    if line.group in {Group.MISSING, Group.ERASED} and not line.record:
        return line.sheet or (_(KINDS[line.kind].info.many) if line.kind in KINDS else "")
    kind = _(KINDS[line.kind].info.one) if line.kind in KINDS else line.kind
    return first_sentence(title_words(line.title, today).split("\n")[0], LONGEST) or kind


def line_words(line: Line, words: ValueWords) -> tuple[str, str, str]:
    """The field, what stood there and what comes; the last two in words."""
    if line.field:
        before, after = (
            words.value(CellValue(line.kind, line.field, line.element, text)).replace("\n", " ")
            for text in (line.ours, line.theirs)
        )
        return words.field(line.kind, line.field), before, after
    kind = _(KINDS[line.kind].info.one) if line.kind in KINDS else ""
    said_of = {
        Group.NEW: _("nieuw"),
        Group.DELETED: _("verwijderd door {name}").format(name=first_name(line.who) or _("een collega")),
        Group.MISSING: _missing(line.raw),
        Group.ERASED: _("voorgoed weg, en dat blijft zo"),
        Group.LEFT: _("wordt niet meer met je gedeeld en gaat weg"),
    }
    said = said_of.get(line.group, "")
    if line.group is Group.LEFT and line.theirs:
        said = _("wordt niet meer met je gedeeld, maar blijft: jouw werk staat erin")
    if line.group is Group.ERASED and line.raw.isdecimal():
        one, many = (
            _("{count} rij is eerder voorgoed weggehaald en blijft weg"),
            _("{count} rijen zijn eerder voorgoed weggehaald en blijven weg"),
        )
        said = (one if int(line.raw) == 1 else many).format(count=written(int(line.raw)))
    return kind if line.record else "", "", said


def _missing(raw: str) -> str:
    count = int(raw) if raw.isdecimal() else 0
    one = _("{count} rij staat niet meer in het bestand. Die blijft hier.")
    many = _("{count} rijen staan niet meer in het bestand. Ze blijven hier.")
    return (one if count == 1 else many).format(count=written(count))


def divided(room: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """The room of columns after those with more than they want gave it to those that lack; together the same."""
    spare = sum(max(0, has - wants) for has, wants in zip(room, wanted, strict=True))
    lack = sum(max(0, wants - has) for has, wants in zip(room, wanted, strict=True))
    given = min(spare, lack)
    if not given:
        return list(room)
    return [
        has - -(-(has - wants) * given // spare) if has >= wants else has + (wants - has) * given // lack
        for has, wants in zip(room, wanted, strict=True)
    ]


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
        self._is_on = on
        self._title = line_title(line, words.today)
        self._field, self._before, self._after = line_words(line, words)
        self._who = first_name(line.who) if line.group is not Group.DELETED else ""
        change = self._after
        if self._before:
            change = _("{before} wordt {after}").format(before=self._before, after=self._after)
        self.setAccessibleName(f"{self._title}, {self._field}: {change}")
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tick = QCheckBox(self)
        self.tick.setAccessibleName(_("Inlezen: {what}").format(what=self.accessibleName()))
        stays = line.group is Group.LEFT and bool(line.theirs)
        self.tick.setVisible(line.group in GROUPS and not stays)
        self.tick.clicked.connect(self._clicked)
        self.tick.installEventFilter(self)
        self.refuse = QPushButton(self)
        self.refuse.setProperty("variant", "quiet")
        self.refuse.clicked.connect(self._refuse)
        self.show_tick(on=on, refused=refused)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_tick(self, *, on: bool, refused: bool) -> None:
        """Show another decision."""
        self._is_on, self._is_refused = on and not refused, refused
        self.tick.setChecked(self._is_on)
        self.refuse.setVisible(self.line.group in REFUSABLE and not self._is_on)
        if not self._is_on:
            why = _("Dan blijft jouw versie, en komt deze wijziging niet terug met een volgend bestand.")
            self.refuse.setText(_("geweigerd") if refused else _("Weigeren"))
            self.refuse.setAccessibleDescription(why)
            self.refuse.setToolTip(why)
        self._place()
        self.update()

    def _is_wide(self) -> bool:
        return self.width() >= theme.current().px(WIDE)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(200), now.px(36 if self._is_wide() else 54))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two lines where one is too short."""
        super().resizeEvent(event)
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        middle = self.height() // 2
        tick, refuse = self.tick.sizeHint(), self.refuse.sizeHint()
        self.tick.setGeometry(0, middle - tick.height() // 2, tick.width(), tick.height())
        top = middle - refuse.height() // 2
        self.refuse.setGeometry(self.width() - refuse.width(), top, refuse.width(), refuse.height())

    def _clicked(self, on: bool) -> None:
        self.ticked.emit(self.line, on)

    def _refuse(self) -> None:
        self.refused.emit(self.line, not self._is_refused)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if not self._first:
            painter.fillRect(QRect(0, 0, self.width(), 1), now.color("line"))
        left = 0 if self.tick.isHidden() else now.px(34)
        middle = self.height() // 2
        corner = QPoint(left, middle - now.px(8))
        painter.drawPixmap(corner, now.pixmap(KIND_ICONS.get(self.line.kind, "file"), 16, "text2"))
        left += now.px(24)
        right = self.width() - self._paint_end(painter) - now.px(8)
        self._paint_words(painter, QRect(left, 0, right - left, self.height()))
        painter.end()

    def _paint_end(self, painter: QPainter) -> int:
        """The name at the right; gives the room that the end of the row takes, the same in every row of a group."""
        now = theme.current()
        tag = TagSpec(self._who)
        width = tag_width(tag) if self._who else 0
        if self._who and self.refuse.isHidden():
            top = (self.height() - now.px(TAG_HEIGHT)) // 2
            paint_tag(painter, QPoint(self.width() - width, top), tag)
        return max(width, now.px(84)) if self.line.group in REFUSABLE else width

    def _paint_words(self, painter: QPainter, area: QRect) -> None:
        ink = "text" if self._is_on or self.line.group not in GROUPS else "text3"
        if self._is_wide():
            gap, x = theme.current().px(10), area.x()
            parts = ((self._title, "smed", ink), (self._field, "small", "text2"), (self._before, "small", "text2"))
            for (words, font, token), width in zip(parts, self.widths(area.width()), strict=False):
                paint.text(painter, QRect(x, 0, width - gap, area.height()), words, font=font, token=token)
                x += width
            self._paint_after(painter, QRect(x, 0, area.right() - x, area.height()), ink)
            return
        half = area.height() // 2
        above, below = QRect(area.x(), 0, area.width(), half), QRect(area.x(), half, area.width(), half)
        title = f"{self._title} · {self._field}" if self._field else self._title
        paint.text(painter, above, title, font="smed", token=ink)
        before = paint.text_width(self._before, "small") if self._before else 0
        after = paint.text_width(self._after, "small") + theme.current().px(32)  # with the arrow and what lies between
        before = min(before, max(below.width() // 2, below.width() - after))
        paint.text(painter, QRect(below.x(), below.y(), before, half), self._before, font="small", token="text2")
        start = below.x() + before + (theme.current().px(8) if before else 0)
        self._paint_after(painter, QRect(start, below.y(), below.right() - start, half), ink)

    def _paint_after(self, painter: QPainter, area: QRect, ink: str) -> None:
        now = theme.current()
        if self._before:
            painter.drawPixmap(QPoint(area.x(), area.center().y() - now.px(7)), now.pixmap("arrow-right", 14, "text2"))
            area = area.adjusted(now.px(22), 0, 0, 0)
        paint.text(painter, area, self._after, font="small", token=ink)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the whole words of a row that is cut when the keyboard comes to it, as they show under the mouse."""
        if isinstance(event, QFocusEvent) and watched is self.tick:
            comes = event.gotFocus() and event.reason() != Qt.FocusReason.MouseFocusReason
            if comes and self.is_cut():
                QToolTip.showText(self.mapToGlobal(QPoint(self.tick.width(), self.height())), self.toolTip(), self)
            elif event.lostFocus():
                QToolTip.hideText()
        return super().eventFilter(watched, event)

    def is_cut(self) -> bool:
        """Whether not all words of the row can be read."""
        room = self.width() - theme.current().px(160)  # without the tick, the icon and the end
        return not self._is_wide() or sum(self._wanted()) > room

    def _wanted(self) -> list[int]:
        """The widths at which title, field, what stood there and what comes can be read."""
        now = theme.current()
        fonts = ((self._title, "smed"), (self._field, "small"), (self._before, "small"), (self._after, "small"))
        wanted = [paint.text_width(words, font) + now.px(12) if words else 0 for words, font in fonts]
        wanted[3] += now.px(22) if self._before else 0  # the arrow
        return wanted

    def widths(self, whole: int) -> list[int]:
        """Of title, field, what stood there and what comes: their shares, but what is left over goes where it lacks."""
        room = [whole * share // 100 for share in self._shares()]
        room.append(whole - sum(room))
        return divided(room, self._wanted())

    def _shares(self) -> tuple[int, int, int]:
        """Of title, field and what stood there, in hundredths of the width; the rest is for what comes."""
        if self._before:
            return 30, 19, 20
        return (54, 18, 0) if self.line.group is Group.NEW else (30, 14, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
