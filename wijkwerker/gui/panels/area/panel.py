"""The side panel of one area: what goes well first, what it is about, what is missing, who does what."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Area
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.area.details_card import DetailsCard
from wijkwerker.gui.panels.area.gaps_card import GapsCard
from wijkwerker.gui.panels.area.head import Head
from wijkwerker.gui.panels.area.roles_card import RolesCard
from wijkwerker.gui.panels.area.signal_cards import RisingCard, StrengthsCard
from wijkwerker.gui.panels.area.themes_card import ThemesCard
from wijkwerker.gui.panels.area.words import before_words, period_words
from wijkwerker.gui.panels.exchange.conflict_note import ConflictNote
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import AreaProfile
    from wijkwerker.services.neighbourhoods import Signal as Moment
    from wijkwerker.services.services import Services

_MOST_WORRIES = 50


class AreaPanel(QFrame):
    """Shows one area in the period of the scope and saves every change at once.

    `role_wanted(AreaRole or None)` asks for the sheet of a role (None: a new one), `role_menu_wanted(AreaRole, row)`
    for its menu; `shown(id)` follows each area that came on the screen; `gone` when it is no longer there; `closed`
    follows the cross.
    """

    role_wanted = Signal(object)
    role_menu_wanted = Signal(object, QWidget)
    shown = Signal(str)
    gone = Signal()
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = ""
        self._profile: AreaProfile | None = None
        self.setProperty("panel", "true")
        self.setAccessibleName(_("Gebied"))
        self.lookup = TaskLookup(context.tasks, context.clock.today, self)
        self._head = Head(self)
        self._conflicts = ConflictNote(context, self)
        self._strengths = StrengthsCard(self)
        self._themes = ThemesCard(self)
        self._gaps = GapsCard(self)
        self._rising = RisingCard(self)
        self._roles = RolesCard(self)
        self._details = DetailsCard(self.lookup, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._scroll = ScrollArea(spacing=12)
        edge = theme.current().px(24)
        self._scroll.body.setContentsMargins(edge, theme.current().px(16), edge, edge)
        for part in (
            self._head, self._conflicts, self._strengths, self._themes, self._gaps, self._rising, self._roles,
            self._details,
        ):  # fmt: skip
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch(1)
        self._scroll.hide()
        outer.addWidget(self._scroll)
        self._connect()

    def _connect(self) -> None:
        self._head.report_wanted.connect(self._make_report)
        self._head.menu_wanted.connect(self._show_menu)
        self._head.closed.connect(self.closed)
        self._strengths.more_wanted.connect(self._read_strengths)
        self._strengths.opened.connect(self._open)
        self._rising.more_wanted.connect(self._read_worries)
        self._rising.opened.connect(self._open)
        self._roles.add_wanted.connect(lambda: self.role_wanted.emit(None))
        self._roles.edit_wanted.connect(self.role_wanted)
        self._roles.menu_wanted.connect(self.role_menu_wanted)
        self._details.edited.connect(self._save)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def area_id(self) -> str:
        """The id of the area that is shown or on its way; '' for none."""
        return self._id

    def set_closable(self, closable: bool) -> None:
        """Show a cross, where the panel lies over the list."""
        self._head.set_closable(closable)

    def show_area(self, area: str) -> None:
        """Show an area from the top on."""
        self._id = area
        self.refresh()

    def refresh(self) -> None:
        """Read the area again."""
        if self._id:
            area, scope, today = self._id, self._context.navigator.scope, self._context.clock.today()
            self._context.tasks.read(
                lambda s: s.neighbourhoods.profile(area, scope.from_, scope.until, today),
                self._show, owner=self, key="profile", failed=self._missed,
            )  # fmt: skip

    def clear(self) -> None:
        """Show nothing."""
        self._id = ""
        self._profile = None
        self._scroll.hide()

    def focus_first(self) -> None:
        """Put the focus on the first action."""
        self._head.report.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, profile: "AreaProfile") -> None:
        if profile.area.id != self._id:
            return
        same = self._profile is not None and self._profile.area.id == profile.area.id
        self._profile = profile
        scope, today = self._context.navigator.scope, self._context.clock.today()
        self._head.show_profile(profile)
        roles = (line.record.id for line in profile.roles if line.record is not None)
        self._conflicts.show_record(profile.area.id, *roles)
        self._show_strengths([], profile, today)
        self._themes.show_lines(profile.themes, same=same)
        self._gaps.show_gaps(profile.gaps, period_words(scope))
        self._rising.show_profile(profile, before_words(scope))
        self._roles.show_roles(profile.area.id, profile.roles, profile.role_labels, today)
        self._details.show_area(profile.area)
        self._scroll.show()
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        self.shown.emit(profile.area.id)

    def _show_strengths(self, strengths: "list[Moment]", profile: "AreaProfile", today: date) -> None:
        self._strengths.show_profile(profile, strengths, today)
        if self._strengths.wanted and not strengths:
            self._read_strengths(self._strengths.wanted)

    def _missed(self, error: Exception) -> None:
        self._context.messages.report(error)
        self.clear()
        self.gone.emit()

    def _read_strengths(self, number: int) -> None:
        profile, today = self._profile, self._context.clock.today()
        if profile is None:
            return
        if not number:
            self._strengths.show_profile(profile, [], today)
            return
        self._context.tasks.read(
            lambda s: s.neighbourhoods.signals(profile.area.id, profile.period, "kracht", number),
            lambda found: self._strengths_came(found, profile), owner=self, key="strengths",
        )  # fmt: skip

    def _strengths_came(self, found: "list[Moment]", profile: "AreaProfile") -> None:
        if profile is self._profile:
            self._strengths.show_profile(profile, found, self._context.clock.today())

    def _read_worries(self, about: str) -> None:
        profile = self._profile
        if profile is None or not about:
            return
        self._context.tasks.read(
            lambda s: s.neighbourhoods.signals(profile.area.id, profile.period, "zorg", _MOST_WORRIES, theme=about),
            lambda found: self._worries_came(found, profile), owner=self, key="worries",
        )  # fmt: skip

    def _worries_came(self, found: "list[Moment]", profile: "AreaProfile") -> None:
        if profile is self._profile:
            self._rising.show_signals(found, profile, self._context.clock.today())

    def _open(self, key: object) -> None:
        if isinstance(key, tuple):
            self._context.navigator.open_record.emit(*key)

    # -- what can be done ---------------------------------------------------------------------------------

    def _make_report(self) -> None:
        self._choose_scope()
        self._context.navigator.go.emit("overzichten")

    def _choose_scope(self) -> None:
        if self._profile is not None:
            area, navigator = self._profile.area, self._context.navigator
            navigator.set_scope(navigator.scope.with_area(area.id, area.name))

    def _show_menu(self) -> None:
        button = self._head.menu
        menu = self.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What else can be done with the area that is shown."""
        menu, now = QMenu(self), theme.current()
        log = menu.addAction(now.icon("edit"), _("Vastleggen hier"), self._log)
        log.setShortcut(QKeySequence("Ctrl+Return"))
        log.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.addAction(now.icon("pin"), _("Kies als gebied"), self._choose_scope)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _log(self) -> None:
        if self._id:
            self._context.navigator.log.emit({"area": self._id})

    def _save(self, key: str, value: object) -> None:
        area = self._id

        def write(services: "Services") -> Changes:
            record = services.records.get(Area, area)
            return services.records.save(with_values(record, {key: value})) if record is not None else Changes()

        def refused(error: Exception) -> None:
            if isinstance(error, WijkwerkerError):
                self._details.show_error(key, error)
            else:
                self._context.messages.report(error)

        self._context.tasks.write(write, lambda _changes: self._details.tell_saved(), owner=self, failed=refused)
