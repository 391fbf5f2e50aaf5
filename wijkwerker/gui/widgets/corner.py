"""The small buttons in the corner of a panel."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QToolButton

from wijkwerker.domain.language import _
from wijkwerker.gui import theme


def corner_button(icon: str, name: str, asked: SignalInstance) -> QToolButton:
    """A button of an icon only; its name is its tooltip, and a click emits `asked`."""
    button = QToolButton()
    button.setProperty("variant", "icon")
    theme.set_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(asked)
    return button


def close_button(asked: SignalInstance) -> QToolButton:
    """The cross of a panel, which Esc does too."""
    button = corner_button("close", _("Paneel sluiten"), asked)
    button.setToolTip(_("Sluiten  Esc"))
    return button
