"""Find anything, or go anywhere: Ctrl+K."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.areas import is_own_code
from wijkwerker.domain.dates import day_and_time, near_day
from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.rows_model import DayHead, RowsModel
from wijkwerker.gui.widgets.key_hint import KeyHint
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import Row, RowDelegate

if TYPE_CHECKING:
    from wijkwerker.services.search import Hit

ROWS_SHOWN = 9
ROW_HEIGHT = 48
ICONS = {
    "contact": "user",
    "initiative": "leaf",
    "activity": "calendar",
    "session": "calendar",
    "area": "pin",
    "area_role": "user",
    "promise": "bell",
    "ask": "hand",
    "story": "quote",
    "lesson": "bulb",
    "phase_change": "bulb",
    "introduction": "handshake",
    "contact_moment": "edit",
}
PageName: TypeAlias = tuple[str, str, str]  # key, title marked N_, icon
NEW = (
    ("contacten", N_("Nieuw contact"), "user"),
    ("agenda", N_("Nieuwe activiteit"), "calendar"),
    ("initiatieven", N_("Nieuw initiatief"), "leaf"),
)  # key of a page, what its sheet makes, icon
LOGGED_WITH = frozenset({"contact", "initiative", "activity", "area"})


@dataclass(frozen=True)
class Line:
    """A row of the list: a found record, a page to go to (`page`), where `new` opens its sheet, or logging (`log`)."""

    key: str
    title: str
    detail: str
    icon: str
    opens: tuple[str, str] | None = None
    page: str = ""
    new: bool = False
    log: tuple[str, str] | None = None


class SearchSheet(QWidget):
    """A line to type in, with the best records and what can be done below it."""

    closed = Signal()
    sheet_width = 640

    def __init__(self, context: Context, pages: Sequence[PageName] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages = pages
        self.setAccessibleName(_("Zoeken"))
        self._field = QLineEdit(self)
        self._field.setProperty("variant", "bare")
        self._field.setFrame(False)
        self._field.setPlaceholderText(_("Zoek of ga naar…"))
        self._field.setAccessibleName(_("Zoek of ga naar"))
        self._field.setFont(theme.current().font("h1"))
        self._field.textChanged.connect(self._ask)
        self._field.installEventFilter(self)
        self._model: RowsModel[Line] = RowsModel(key=lambda line: line.key, sentence=_sentence, parent=self)
        self._list = _Found(RowDelegate(_row, height=ROW_HEIGHT), _("Gevonden"), self)
        self._list.setProperty("list", "popup")
        self._list.show_model(self._model)
        self._list.opened.connect(self._open)
        self._list.logged.connect(lambda _key: self._log())
        self._list.clicked.connect(lambda index: self._open(self._model.key_at(index.row())))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = QLabel(self)
        self._empty.setProperty("role", "small muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._arrange()
        self.setFocusProxy(self._field)
        self._ask("")

    def _arrange(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(now.px(18), now.px(12), now.px(14), now.px(12))
        head.setSpacing(now.px(10))
        sign = QLabel(self)
        theme.set_icon(sign, "search", "accent", 20)
        head.addWidget(sign)
        head.addWidget(self._field, 1)
        head.addWidget(KeyHint("Esc", self))
        column.addLayout(head)
        column.addWidget(_line(self))
        self._empty.setFixedHeight(now.px(ROW_HEIGHT * 2))
        column.addWidget(self._list)
        column.addWidget(self._empty)
        column.addWidget(_line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(now.px(16), now.px(10), now.px(16), now.px(10))
        foot.setSpacing(now.px(6))
        for key, words in (("↑ ↓", _("kiezen")), ("Enter", _("openen")), ("Ctrl+Enter", _("vastleggen"))):
            foot.addWidget(KeyHint(key, self))
            foot.addWidget(_small(words, self))
            foot.addSpacing(now.px(10))
        foot.addStretch(1)
        foot.addWidget(_small(_("zoekt ook in notities"), self))
        column.addLayout(foot)

    def _ask(self, text: str) -> None:
        wanted = text.strip()
        self._context.tasks.read(
            lambda s: s.search.anything(wanted) if wanted else s.search.recent(),
            lambda hits: self._show(wanted, hits),
            owner=self,
            key="search",
        )

    def _show(self, text: str, hits: "list[Hit]") -> None:
        today = self._context.clock.today()
        lines: list[Line | DayHead] = []
        if hits:
            lines.append(DayHead(_("Beste gok") if text else _("Laatst geopend")))
            lines.extend(
                Line(f"{hit.kind}:{hit.id}", _quoted(hit), _detail(hit, today), ICONS[hit.kind], hit.opens)
                for hit in hits
            )
        doing = [*_logging(hits if text else []), *_going(text, self._pages), *_adding(text)]
        if doing:
            lines.append(DayHead(_("Doen")))
            lines.extend(doing)
        self._model.show_values(lines)
        self._list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        nothing = _("Niets gevonden voor “{text}”. Probeer een ander woord.").format(text=text)
        self._empty.setText(nothing if text else _("Typ een naam, een buurt of een woord uit een notitie."))
        self._list.show_rows(min(max(len(lines), 1), ROWS_SHOWN))
        if lines:
            self._list.choose_first()

    def _chosen(self) -> Line | None:
        row = self._list.currentIndex().row()
        value = self._model.row_value(row) if row >= 0 else None
        return value if isinstance(value, Line) else None

    def _open(self, _key: object = None) -> None:
        line = self._chosen()
        if line is None:
            return
        self.closed.emit()
        navigator = self._context.navigator
        if line.log is not None:
            navigator.log.emit({line.log[0]: line.log[1]})
        elif line.new:
            navigator.narrow.emit(line.page, {"new": "ja"})
        elif line.page:
            navigator.go.emit(line.page)
        elif line.opens is not None:
            kind, record = line.key.split(":", 1)
            self._context.tasks.write(lambda s: s.search.remember(kind, record), owner=self._context.tasks)
            navigator.open_record.emit(*line.opens)

    def _log(self) -> None:
        line = self._chosen()
        target = (line.log or line.opens) if line is not None else None
        if target is not None and target[0] in LOGGED_WITH:
            self.closed.emit()
            self._context.navigator.log.emit({target[0]: target[1]})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows and Enter belong to the list while the words are typed in the line."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
                self._list.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._log()
                else:
                    self._open()
                return True
        return super().eventFilter(watched, event)


class _Found(ListView):
    """As high as its rows, as far as the window has room."""

    _lines_shown = ROWS_SHOWN

    def show_rows(self, rows: int) -> None:
        """Be as high as this many rows."""
        self._lines_shown = rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.updateGeometry()

    def _height(self, rows: int) -> int:
        return theme.current().px(ROW_HEIGHT * rows) + self.height() - self.viewport().height()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(self._lines_shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height(1))


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("line", "h")
    line.setFixedHeight(1)
    return line


def _small(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "small muted")
    return label


def _row(line: Line) -> Row:
    return Row(line.title, line.detail, Lead(icon=line.icon, tone="neutral"))


def _sentence(line: Line) -> str:
    return f"{line.title}. {line.detail}"


def _quoted(hit: "Hit") -> str:
    first = hit.title.split("\n")[0]
    return f"“{first}”" if hit.kind == "contact_moment" else first


def _detail(hit: "Hit", today: date) -> str:
    words = _("Logboek") if hit.kind == "contact_moment" else _(KINDS[hit.kind].info.one)
    told = [fact for fact in hit.facts if not (hit.kind == "area" and is_own_code(fact))]
    also = [_("ook bekend als {name}").format(name=name) for name in hit.also[:1]]
    return " · ".join([words, *also, *(_fact(fact, today) for fact in told)])


def _fact(text: str, today: date) -> str:
    """A fact as people read it: a date in near words, anything else as it is."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    return near_day(when.date(), today) if len(text) == len("2026-10-13") else day_and_time(when, today)


def _logging(hits: "list[Hit]") -> list[Line]:
    best = next((hit for hit in hits if hit.kind in {"contact", "initiative", "activity"}), None)
    if best is None:
        return []
    words = _("Vastleggen bij {title}").format(title=best.title)
    return [Line("log", words, _("Nieuw contactmoment"), "plus", log=(best.kind, best.id))]


def _adding(text: str) -> list[Line]:
    """What can be made, when what was typed is the beginning of it or of one of its words."""
    wanted = fold(text)
    return [
        Line(f"new:{page}", _(title), _("Toevoegen"), icon, page=page, new=True)
        for page, title, icon in NEW
        if wanted and f" {wanted}" in f" {fold(_(title))}"
    ]


def _going(text: str, pages: Sequence[PageName]) -> list[Line]:
    folded = text.casefold()
    return [
        Line(f"page:{key}", _(title), _("Ga naar deze pagina"), icon, page=key)
        for key, title, icon in pages
        if folded and _(title).casefold().startswith(folded)
    ]
