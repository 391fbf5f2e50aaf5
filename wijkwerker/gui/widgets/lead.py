"""What stands before a row: an avatar, an icon or a time."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.avatar import avatar_pixmap
from wijkwerker.gui.widgets.tags import TONES

AVATAR = 32
TIME = 46


@dataclass(frozen=True, slots=True)
class Lead:
    """One of: `name` (initials), `icon` on a circle in a `tone` of the tags, or `time` above a `note`."""

    name: str = ""
    icon: str = ""
    square: bool = False
    time: str = ""
    note: str = ""
    tone: str = "soft"


def lead_width(lead: Lead) -> int:
    """The width in pixels of the lead without the space after it."""
    return theme.current().px(TIME if lead.time else AVATAR)


def paint_lead(painter: QPainter, rect: QRect, lead: Lead, *, selected: bool = False) -> None:
    """Paint the lead at the left of `rect`, in the middle of its height."""
    now = theme.current()
    middle = rect.center().y() + 1
    if lead.time:
        time = QRect(rect.x(), rect.y(), rect.width(), rect.height())
        if lead.note:
            line = now.px(18)
            time = QRect(rect.x(), middle - line, rect.width(), line)
            note = QRect(rect.x(), middle, rect.width(), line)
            paint.text(painter, note, lead.note, font="micro", token="text2")
        paint.text(painter, time, lead.time, font="h3")
        return
    ground, ink = TONES[lead.tone]
    picture = avatar_pixmap(
        lead.name, icon=lead.icon, square=lead.square, ground="surface" if selected else ground, ink=ink
    )
    painter.drawPixmap(rect.x(), middle - now.px(AVATAR) // 2, picture)
