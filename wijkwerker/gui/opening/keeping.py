"""What happens to all that the window shows when it is locked, and how it comes back: as it was.

Pages and their models go, and are built anew. Sheets stay, covered and with what was typed in them, and with them the
page that opened one: it takes what they give. Lists that fold out, and windows to choose a file in, are closed.
"""

import gc
import weakref
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from wijkwerker.gui.overlays import WindowSheet
from wijkwerker.gui.page_stack import PageStack
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.overlay import Overlay

PATIENCE_MS, LOOK_MS = 3_000, 25  # until the part that had the keyboard is there again
Step = tuple[str, int]  # class of a widget, and which one of that class its parent has


@dataclass(frozen=True)
class _Focus:
    """Which widget had the keyboard: itself as long as it lives, and how to find its like on a page built anew."""

    alive: Callable[[], QWidget | None] = lambda: None
    path: tuple[Step, ...] = ()

    @property
    def widget(self) -> QWidget | None:
        """The widget itself; None when it has gone."""
        widget = self.alive()
        return widget if widget is not None and isValid(widget) else None


class Keeping(QObject):
    """Hides what lies over the window, lets go of the rest, and brings all of it back.

    `forget` lets go of what the window itself knows.
    """

    def __init__(self, window: QWidget, pages: PageStack, forget: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._forget = forget
        self._hidden: list[QWidget] = []
        self._focus = _Focus()
        self._left_ms = 0
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look_for_focus)

    def hide(self) -> None:
        """Take away what lies over the window or beside it, before the cover comes; save what is typed in a field."""
        self._note_focus()
        if isinstance(edit := self._focus.widget, QLineEdit):
            edit.editingFinished.emit()  # a window that is not in front tells nobody that it is left
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup.isVisible():
                break
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                self._take_away(dialog)
        for overlay in self._overlays():
            if isinstance(overlay, WindowSheet) and not overlay.stays:
                overlay.close_overlay()
            elif overlay.isVisible():
                overlay.hide()
                self._hidden.append(overlay)

    def _note_focus(self) -> None:
        widget: QWidget | None = self._window.focusWidget()
        path = () if self._pages.is_empty else _path(widget, self._pages.page)
        self._focus = _Focus(weakref.ref(widget), path) if widget is not None else _Focus()

    def _take_away(self, dialog: QDialog) -> None:
        if type(dialog).__module__.startswith("PySide6"):  # to choose a file or a printer: somebody waits for it
            dialog.reject()
        else:
            dialog.hide()
            self._hidden.append(dialog)

    def put_away(self) -> None:
        """Let go of everything that the file told; what is not saved yet stays."""
        self._forget()
        pages = [] if self._pages.is_empty else self._pages.put_away(keep_shown=self._is_needed())
        parts = [part for page in pages for part in (page, *page.findChildren(QObject))]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        for part in parts:
            if not isValid(part):
                vars(part).clear()  # whoever still holds on to it holds nothing
        sweep()

    def _is_needed(self) -> bool:
        """Whether the page that is shown takes what a sheet gives, or holds what is not saved."""
        page = self._pages.page
        sheets = [one for one in self._hidden if isinstance(one, Overlay) and not isinstance(one, WindowSheet)]
        refused = any(field.error for field in page.findChildren(Field) if field.isVisibleTo(page))
        return bool(sheets) or refused or page.is_halfway()

    def bring_back(self) -> None:
        """Show again what was shown, of the file that is open now; call it before the cover goes."""
        self._pages.bring_back()

    def show(self) -> None:
        """Show the sheets again, and give the keyboard back as soon as there is what had it; without a cover."""
        hidden, self._hidden = [one for one in self._hidden if isValid(one)], []
        for one in hidden:
            if isinstance(one, Overlay):
                one.place()
            one.show()
            one.raise_()
        self._left_ms = PATIENCE_MS
        if not self._give_focus():
            self._looks.start()

    def _look_for_focus(self) -> None:
        self._left_ms -= LOOK_MS
        if self._left_ms <= 0 or self._give_focus():
            self._looks.stop()

    def _give_focus(self) -> bool:
        """Put the keyboard where it was. Returns whether that is done, or no longer wanted."""
        widget = self._focus.widget
        if widget is None:
            widget = None if self._pages.is_empty else _found(self._pages.page, self._focus.path)
        if widget is None or not widget.isVisible():
            return not self._focus.path
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _overlays(self) -> list[Overlay]:
        return self._window.findChildren(Overlay, options=Qt.FindChildOption.FindDirectChildrenOnly)


def sweep() -> None:
    """Let go of what only holds itself."""
    gc.unfreeze()  # the start froze what the first page was made of
    gc.collect()


def _path(widget: QWidget | None, page: QWidget) -> tuple[Step, ...]:
    """The way from a page to a widget in it; empty for one that is not in it."""
    steps: list[Step] = []
    while widget is not page:
        parent = widget.parentWidget() if widget is not None else None
        if widget is None or parent is None:
            return ()
        name = type(widget).__name__
        steps.append((name, _alike(parent, name).index(widget)))
        widget = parent
    return tuple(reversed(steps))


def _found(page: QWidget, path: tuple[Step, ...]) -> QWidget | None:
    """The widget to which such a way leads; None as long as there is none."""
    widget = page if path else None
    for name, place in path:
        alike = _alike(widget, name) if widget is not None else []
        if place >= len(alike):
            return None
        widget = alike[place]
    return widget


def _alike(parent: QWidget, name: str) -> list[QWidget]:
    children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if type(child).__name__ == name]
