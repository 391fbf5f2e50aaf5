"""F6: from one part of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid


def walk(panes: Sequence[QWidget], step: int) -> None:
    """Put the focus in the pane after (1) or before (-1) the one that has it, past panes without anything to focus."""
    panes = [pane for pane in panes if isValid(pane)]
    here = _place(panes, QApplication.focusWidget())
    for distance in range(1, len(panes) + 1):
        target = first_focus(panes[(here + step * distance) % len(panes)])
        if target is not None:
            focus(target, ahead=step > 0)
            return


def focus(widget: QWidget, *, ahead: bool = True) -> None:
    """Put the focus on a widget as Tab does, and scroll to it where it was out of sight."""
    widget.setFocus(Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason)
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def first_focus(pane: QWidget) -> QWidget | None:
    """The widget of a pane that takes the focus: itself, its proxy, or the first inside it; None when there is none."""
    if not pane.isVisible():
        return None
    if pane.focusProxy() is not None or _takes_focus(pane):
        return pane
    return next(iter(focusable(pane)), None)


def focusable(pane: QWidget) -> list[QWidget]:
    """The widgets inside a pane that Tab reaches, in that order."""
    found = []
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and _takes_focus(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _place(panes: Sequence[QWidget], focus: QWidget | None) -> int:
    """The index of the innermost pane that holds the focus; -1 for none, so that the first comes next."""
    while focus is not None:
        if focus in panes:
            return panes.index(focus)
        focus = focus.parentWidget()
    return -1
