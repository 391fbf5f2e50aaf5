"""Who does what here, in this area and in those it lies in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.area.words import role_words
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.avatar import Avatar
from wijkwerker.gui.widgets.card import Card

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import RoleLine

_AVATAR = 30
_INSET = 8
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class RoleRow(QWidget):
    """One person with a role. `opened` follows a click or Enter, `menu_wanted` the button with dots or the menu key.

    A colleague whose working area it is has no role on file: nothing can be changed there.
    """

    opened = Signal()
    menu_wanted = Signal()

    def __init__(self, line: "RoleLine", words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.who = line.who or _("nog niemand")
        self.words = words
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(_INSET), 0, now.px(4), 0)
        row.addWidget(Avatar(line.who, size=_AVATAR))
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self.who}. {words}")
        self.button: QToolButton | None = None
        if line.record is not None:
            self.button = QToolButton(self)
            self.button.setProperty("variant", "flat")
            theme.set_icon(self.button, "dots")
            self.button.setAccessibleName(_("Meer met de rol van {name}").format(name=self.who))
            self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the menu key on the row does the same
            self.button.clicked.connect(self.menu_wanted)
            row.addWidget(self.button)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(_("Enter: wijzigen."))

    def sizeHint(self) -> QSize:
        now = theme.current()
        height = QFontMetrics(now.font("med")).height() + QFontMetrics(now.font("small")).height() + 2 * now.px(4)
        return QSize(now.px(220), max(height, now.px(_AVATAR + 8)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and not event.modifiers() and self.line.record is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.line.record is not None:
            self.menu_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.line.record is not None:
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        left = now.px(_INSET + _AVATAR + 12)
        right = now.px(40) if self.line.record is not None else now.px(_INSET)
        first, second = (QFontMetrics(now.font(font)).height() for font in ("med", "small"))
        top = (self.height() - first - second) // 2
        width = self.width() - left - right
        paint.text(painter, QRect(left, top, width, first), self.who, font="med")
        paint.text(painter, QRect(left, top + first, width, second), self.words, font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), radius=6)
        painter.end()


class RolesCard(Card):
    """*Wie doet wat*. `add_wanted` follows the link, `edit_wanted(AreaRole)` a row, `menu_wanted(AreaRole, button)`."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wie doet wat"), link=_("Toevoegen"), parent=parent)
        self._area = ""
        self._rows: list[RoleRow] = []
        edge = theme.current().px(16 - _INSET)
        self.body.setContentsMargins(edge, theme.current().px(4), edge, 0)
        self._now, self._past = QWidget(self), QWidget(self)
        for box in (self._now, self._past):
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._earlier = QPushButton(_("Eerder"))
        self._earlier.setProperty("variant", "quiet")
        self._earlier.clicked.connect(self._toggle)
        self.body.addWidget(self._now)
        self.body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._past)
        self._past.hide()
        self.link_clicked.connect(self.add_wanted)

    def show_roles(self, area: str, lines: "Sequence[RoleLine]", labels: Mapping[str, str], today: date) -> None:
        """Show who has which role around an area (an id); those that ended stand behind *Eerder*."""
        if area != self._area:
            self._area = area
            self._past.hide()
        self._clear()
        past = [line for line in lines if line.until is not None and line.until < today]
        for line in lines:
            words = role_words(line, area, labels.get(line.role, line.role))
            self._add(line, words, self._past if line in past else self._now)
        self.set_subtitle("" if len(past) < len(lines) else _("Nog niemand genoteerd."))
        self._now.setVisible(len(past) < len(lines))
        self._earlier.setVisible(bool(past))
        self._past.setVisible(bool(past) and not self._past.isHidden())
        self._tell_earlier(len(past))

    def rows(self) -> list[RoleRow]:
        """The rows, those of earlier too."""
        return list(self._rows)

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []

    def _add(self, line: "RoleLine", words: str, box: QWidget) -> None:
        row = RoleRow(line, words, box)
        row.opened.connect(lambda: self.edit_wanted.emit(line.record))
        row.menu_wanted.connect(lambda: self.menu_wanted.emit(line.record, row))
        layout = box.layout()
        if layout is not None:
            layout.addWidget(row)
        row.show()  # now, not when the layout comes round to it
        self._rows.append(row)

    def _toggle(self) -> None:
        self._past.setVisible(self._past.isHidden())
        self._tell_earlier(sum(row.parent() is self._past for row in self._rows))

    def _tell_earlier(self, number: int) -> None:
        words = _("Eerder ({count})").format(count=number)
        self._earlier.setText(words if self._past.isHidden() else _("Minder"))
