"""The list of moments by day, what stands there while it is empty or on its way, and the bar of what is ticked."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.pages.logbook.reader import LogModel
from wijkwerker.gui.pages.logbook.rows import columns, row_maker
from wijkwerker.gui.panels.moment.words import LabelOf
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import RowDelegate
from wijkwerker.gui.widgets.skeleton import Skeleton


class LogbookList(QWidget):
    """`view` is the list, `ticked` the ids with a tick. The signals follow the buttons."""

    clear_wanted = Signal()
    log_wanted = Signal()
    everything_wanted = Signal()
    collective_wanted = Signal()
    untick_wanted = Signal()

    def __init__(
        self,
        model: LogModel,
        label_of: LabelOf,
        ticked: dict[str, None],
        searched: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._ticked = ticked
        self.delegate = RowDelegate(row_maker(label_of, ticked, searched), columns(), cards=True, signs=True)
        self.view = ListView(self.delegate, _("Momenten"))
        self.view.show_model(model)
        self._loading = Skeleton(8, row_height=58)
        self._begin = EmptyState(
            "edit",
            _("Nog niets vastgelegd"),
            _("Typ in één zin wat er gebeurde. Dat is genoeg."),
            action=_("Vastleggen"),
            action_icon="plus",
            solid=True,
        )
        self._begin.acted.connect(self.log_wanted)
        self._nothing = EmptyState("search", "")
        self._nothing.acted.connect(self._act)
        self._acts = self.clear_wanted
        self._stack = QStackedWidget()
        for part in (self._loading, self.view, self._begin, self._nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        self._fit()
        theme.appearance().changed.connect(self._fit)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, theme.current().px(10), 0)
        foot.addWidget(self._made_bar())
        column.addLayout(foot)

    def _fit(self) -> None:
        now = theme.current()
        column = self.layout()
        if column is not None:
            column.setContentsMargins(now.px(16), 0, now.px(6), now.px(8))
            column.setSpacing(now.px(8))

    def _made_bar(self) -> QFrame:
        now = theme.current()
        self._bar = QFrame(self)
        self._bar.setProperty("card", True)
        self._bar.setAccessibleName(_("Aangevinkt"))
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(now.px(14), now.px(8), now.px(8), now.px(8))
        row.setSpacing(now.px(8))
        self._ticks = QLabel()
        self._ticks.setProperty("role", "smed")
        away = QPushButton(_("Vinkjes weg"))
        away.setProperty("variant", "quiet")
        away.clicked.connect(self.untick_wanted)
        collective = QPushButton(_("Wordt collectief…"))
        collective.setProperty("variant", "soft")
        theme.set_icon(collective, "leaf", token="ink", size=16)
        collective.clicked.connect(self.collective_wanted)
        row.addWidget(self._ticks, 1)
        row.addWidget(away)
        row.addWidget(collective)
        self._bar.hide()
        return self._bar

    def _act(self) -> None:
        self._acts.emit()

    def show_ticks(self) -> None:
        """Show what is ticked now."""
        self.show_anew()
        count = len(self._ticked)
        words = ngettext("{count} moment aangevinkt", "{count} momenten aangevinkt", count).format(count=count)
        self._ticks.setText(words)
        self._bar.setVisible(count > 0)

    def show_anew(self) -> None:
        """Make every row anew, because what it tells of depends on something that changed."""
        self.delegate.forget()
        self.view.viewport().update()

    def show_state(self, *, narrowed: bool, text: str, only_waiting: bool, used: bool) -> None:
        """Show the rows, or why there are none; `text` is what was searched for."""
        if self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        if not used and not text:
            self._stack.setCurrentWidget(self._begin)
            return
        if only_waiting:
            words = _("Fijn. Iedereen weet nu hoe het zit.")
            self._nothing.say("check-circle", _("Alles is teruggekoppeld"), words)
        elif narrowed:
            self._acts = self.clear_wanted
            found = _("Niets gevonden voor “{text}”").format(text=text) if text else _("Niets gevonden")
            hint = _("Kijk of de filters te smal staan.")
            if text:
                hint = _("Druk op Enter om dit vast te leggen, of kijk of de filters te smal staan.")
            self._nothing.say("search", found, hint, action=_("Filters wissen"), action_icon="close")
        else:
            self._acts = self.everything_wanted
            words = _("In deze periode en dit gebied is nog niets vastgelegd.")
            self._nothing.say("calendar", _("Nog niets in deze periode"), words, action=_("Alle momenten tonen"))
        self._stack.setCurrentWidget(self._nothing)
