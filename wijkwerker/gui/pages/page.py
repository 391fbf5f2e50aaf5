"""What the window expects of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.help import topic_of
from wijkwerker.gui.context import Context
from wijkwerker.gui.scope import Scope


class Page(QWidget):
    """One page of the window.

    A page calls `load` by itself when it is shown, when the scope changes, and when someone else changed a kind of
    `kinds`; a page that is hidden waits with it until it is shown.
    """

    key: ClassVar[str]
    uses_area: ClassVar[bool] = True
    uses_period: ClassVar[bool] = True
    log_button: ClassVar[str] = "solid"  # Vastleggen in the top bar: solid, soft, or "" for none
    keeps_crumb: ClassVar[bool] = False  # whether what fills it is still there after a visit to another page
    kinds: ClassVar[frozenset[str]] = frozenset()

    crumb_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        context.navigator.scope_changed.connect(self._scope_changed)
        context.tasks.changed.connect(self._data_changed)

    def load(self) -> None:
        """Ask for what the page shows, with `context.tasks.read`."""

    def open(self, record_id: str, kind: str = "") -> None:
        """Show one record; `kind` is one that the page's entry opens."""

    def narrow(self, wanted: dict[str, str]) -> None:
        """Show the list with only these filters, which a link on another page asks for; a page knows its own keys."""

    def crumb(self) -> str:
        """The name of the one record that fills the page, or "" when the page shows its list.

        The page emits `crumb_changed` when it is another. The top bar then shows page and name, and no scope.
        """
        return ""

    def log_variant(self) -> str:
        """How Vastleggen looks in the top bar now; "" hides it."""
        return self.log_button

    def open_id(self) -> str:
        """The id of the record that is open on the page, which `open` shows again; '' for none."""
        return ""

    def unsaved(self) -> object:
        """What else is to be as it was after the lock, such as text that was not saved yet; None for nothing."""
        return None

    def put_back(self, unsaved: Any) -> None:
        """Show again what `unsaved` gave, on a page that was built anew."""

    def is_halfway(self) -> bool:
        """Whether the page holds work that cannot be put back on a new one: it then stays through a lock, covered."""
        return False

    def close_crumb(self) -> None:
        """Go back from the one record to the list."""

    def focus_first(self) -> None:
        """Put the focus where the work of this page starts."""
        self.setFocus()

    def panes(self) -> list[QWidget]:
        """The parts that F6 walks, in reading order; the focus goes to the first that takes it inside each."""
        return [self]

    def help_topic(self) -> str:
        """The text of the help (domain/help.py) about what is shown now."""
        return topic_of(self.key)

    def can_export(self) -> bool:
        """Whether Ctrl+E does something here."""
        return False

    def export(self) -> None:
        """Make a file of what the page shows."""

    def focus_search(self) -> bool:
        """Put the focus in the page's own search box (Ctrl+F); False when it has none."""
        return False

    def escape(self) -> bool:
        """Close the page's own panel (Esc); False when there was nothing to close."""
        return False

    def log_here(self, _presets: dict[str, str]) -> bool:
        """Take Ctrl+N on the page itself, where the quick log stands on it; False opens the overlay."""
        return False

    def log_presets(self) -> dict[str, str]:
        """What the quick log starts with when it is opened on this page, as {"contact": id}."""
        return {}

    def reload(self) -> None:
        """Load now if the page is shown, else when it is."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Load what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.load()

    def _scope_changed(self, _scope: Scope) -> None:
        if self.uses_area or self.uses_period:
            self.reload()

    def _data_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if initiator is not self and changes.touches(*self.kinds):
            self.reload()


@dataclass(frozen=True)
class PageEntry:
    """A page as the rail knows it: `title` is marked N_, `opens` are the kinds of record that the page shows.

    The class itself comes from `load` on the first visit, so that a start does not wait for pages nobody looks at.
    """

    key: str
    title: str
    icon: str
    load: Callable[[], type[Page]]
    opens: frozenset[str] = frozenset()
