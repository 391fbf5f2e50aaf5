"""The rail at the left: the pages, the settings, and whose laptop this is."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.avatar import avatar_pixmap

WIDTH, NARROW = 212, 64
ROW = 40
ICON = 18
SETTINGS = "instellingen"


class RailButton(QToolButton):
    """One page on the rail: icon, word, and how much waits there. Narrow it is the icon with a tooltip."""

    def __init__(self, key: str, text: str, icon: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self._shortcut = shortcut
        self._count = 0
        self._narrow = False
        self.setText(text)
        self.setCheckable(True)
        self.setProperty("variant", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_count(self, count: int) -> None:
        """Show how much waits; 0 shows nothing."""
        self._count = count
        self._tell()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the word to the tooltip, or show it."""
        self._narrow = narrow
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        waits = ngettext("{count} wacht", "{count} wachten", self._count).format(count=self._count)
        self.setAccessibleName(f"{self.text()}, {waits}" if self._count else self.text())
        tip = f"{self.text()}  {self._shortcut}".strip()
        self.setToolTip(f"{tip} · {waits}" if self._count and self._narrow else tip)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(NARROW - 20 if self._narrow else WIDTH - 20), now.px(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(NARROW - 20), theme.current().px(ROW))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        on = self.isChecked()
        ground = "soft" if on else "hover" if self.underMouse() else ""
        if ground:
            paint.box(painter, self.rect(), fill=now.color(ground))
        side = now.px(ICON)
        left = (self.width() - side) // 2 if self._narrow else now.px(12)
        picture = now.pixmap(self._icon, ICON, "accent" if on else "text2")
        painter.drawPixmap(QPoint(left, (self.height() - side) // 2), picture)
        if self._narrow:
            self._paint_mark(painter)
        else:
            self._paint_words(painter, left + side + now.px(12), on=on)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect())
        painter.end()

    def _paint_words(self, painter: QPainter, left: int, *, on: bool) -> None:
        now = theme.current()
        ink = "ink" if on else "text"
        right = self.width() - now.px(10)
        if self._count:
            figure = written(self._count)
            width = paint.text_width(figure, "mmed")
            paint.text(
                painter,
                QRect(right - width, 0, width + 2, self.height()),
                figure,
                font="mmed",
                token=ink if on else "text2",
            )
            right -= width + now.px(8)
        words = QRect(left, 0, right - left, self.height())
        paint.text(painter, words, self.text(), font="h3" if on else "body", token=ink)

    def _paint_mark(self, painter: QPainter) -> None:
        if not self._count:
            return
        now = theme.current()
        figure = str(self._count) if self._count < 100 else "99+"
        width = max(now.px(16), paint.text_width(figure, "micro") + now.px(8))
        mark = QRect(self.width() - width - now.px(1), now.px(2), width, now.px(16))
        paint.box(painter, mark, fill=now.color("accent"), radius=mark.height() / 2)
        paint.text(painter, mark, figure, font="micro", token="on", align=Qt.AlignmentFlag.AlignHCenter)


class BrandMark(QWidget):
    """The word mark on top of the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the word out, or show it."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(NARROW - 20), theme.current().px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        side = now.px(28)
        left = (self.width() - side) // 2 if self._narrow else now.px(6)
        square = QRect(left, (self.height() - side) // 2, side, side)
        paint.box(painter, square, fill=now.color("accent"), radius=now.px(7))
        painter.drawPixmap(square.topLeft(), now.pixmap("logo", 28, "on"))
        if not self._narrow:
            rest = QRect(square.right() + now.px(10), 0, self.width() - square.right() - now.px(10), self.height())
            paint.text(painter, rest, "Wijkwerker", font="brand")
        painter.end()


class UserButton(QToolButton):
    """Whose laptop this is; a click goes to the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = ""
        self._narrow = False
        self.setProperty("variant", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_user("", "")

    def show_user(self, name: str, role: str) -> None:
        """Show a worker; nothing as long as there is no name."""
        self._role = role
        self.setText(name)
        self.setVisible(bool(name))
        self.setAccessibleName(_("{name}, {role}. Naar Instellingen").format(name=name, role=role))
        self.setToolTip(_("{name}, {role}").format(name=name, role=role))
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the words to the tooltip, or show them."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(NARROW - 20), theme.current().px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.underMouse():
            paint.box(painter, self.rect(), fill=now.color("hover"))
        side = now.px(32)
        left = (self.width() - side) // 2 if self._narrow else now.px(4)
        painter.drawPixmap(QPoint(left, (self.height() - side) // 2), avatar_pixmap(self.text()))
        if not self._narrow:
            start = left + side + now.px(10)
            width = self.width() - start - now.px(4)
            line = now.px(16)
            middle = self.height() // 2
            paint.text(painter, QRect(start, middle - line, width, line), self.text(), font="smed")
            paint.text(painter, QRect(start, middle, width, line), self._role, font="micro", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect())
        painter.end()


class Rail(QFrame):
    """The pages in their order, Help and Instellingen below, and the worker at the bottom.

    `chosen` carries the key of a page that is asked for by click or key; `help_clicked` asks for the help.
    """

    chosen = Signal(str)
    help_clicked = Signal()

    def __init__(self, entries: Iterable[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        """`entries` are (key, label, icon, shortcut); the one with key SETTINGS stands below."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(_("Pagina’s"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._brand = BrandMark(self)
        self._help = RailButton("help", _("Help"), "help", "F1", self)
        self._help.setCheckable(False)
        self._help.clicked.connect(self.help_clicked)
        self._user = UserButton(self)
        self._line = QFrame(self)
        self._line.setProperty("line", "h")
        self._layout = QVBoxLayout(self)
        self._fill(entries)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.key))
        self._user.clicked.connect(lambda: self.chosen.emit(SETTINGS))
        self._narrow = False
        self.set_narrow(False)

    def _fill(self, entries: Iterable[tuple[str, str, str, str]]) -> None:
        self._layout.addWidget(self._brand)
        below = []
        for key, label, icon, shortcut in entries:
            button = RailButton(key, label, icon, shortcut, self)
            self._buttons[key] = button
            self._group.addButton(button)
            if key == SETTINGS:
                below.append(button)
            else:
                self._layout.addWidget(button)
        self._layout.addStretch(1)
        self._layout.addWidget(self._help)
        for button in below:
            self._layout.addWidget(button)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._user)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Show how much waits on a page."""
        if key in self._buttons:
            self._buttons[key].show_count(count)

    def show_user(self, name: str, role: str) -> None:
        """Show whose laptop this is."""
        self._user.show_user(name, role)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or words too."""
        self._narrow = narrow
        self.restyle()
        self._brand.set_narrow(narrow)
        self._user.set_narrow(narrow)
        for button in (self._help, *self._buttons.values()):
            button.set_narrow(narrow)

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        now = theme.current()
        self._layout.setContentsMargins(now.px(10), now.px(6), now.px(10), now.px(4))
        self._layout.setSpacing(now.px(2))
        self.setFixedWidth(now.px(NARROW if self._narrow else WIDTH))
