"""How one session is painted in the grid: done is white, planned is soft, cancelled is dashed and struck out."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.agenda.words import CANCELLED, WENT_ON, at, people_words
from wijkwerker.gui.widgets import paint

if TYPE_CHECKING:
    from wijkwerker.services.activities import Planned

RADIUS = 6
LINE = 17
INSET = 13  # from the edge to the words
TOP = 5
SIGN = 13


@dataclass(frozen=True)
class Line:
    """One line of a block; an `icon` before the words, `strong` for what may never be cut."""

    words: str
    font: str = "small"
    token: str = "text2"
    icon: str = ""
    struck: bool = False


def paint_block(painter: QPainter, rect: QRect, item: "Planned", *, chosen: bool) -> None:
    """Paint the ground of a session in its rectangle; `chosen` gives it the strong edge."""
    now = theme.current()
    done, off = item.state == WENT_ON, item.state == CANCELLED
    fill = now.color("surface" if done or off else "soft")
    edge = "accent" if chosen else "line2" if off else "line3" if done else ""
    paint.box(
        painter, rect, fill=fill, edge=now.color(edge) if edge else None, width=2 if chosen else 1, radius=RADIUS,
        dashed=off and not chosen,
    )  # fmt: skip
    if not off:
        bar = QRect(rect.x() + now.px(4), rect.y() + now.px(5), now.px(3), rect.height() - 2 * now.px(5))
        paint.box(painter, bar, fill=now.color("line2" if done else "accent"), radius=1.5)


def paint_words(painter: QPainter, rect: QRect, item: "Planned") -> None:
    """Paint what a session tells, on its ground."""
    now = theme.current()
    inner = rect.adjusted(now.px(INSET), now.px(TOP), -now.px(4), -now.px(3))
    painter.save()
    painter.setClipRect(rect)
    y = inner.y()
    for line in lines_of(item, inner.width(), max(1, inner.height() // now.px(LINE))):
        _paint_line(painter, QRect(inner.x(), y, inner.width(), now.px(LINE)), line)
        y += now.px(LINE)
    painter.restore()


def paint_more(painter: QPainter, rect: QRect, count: int, *, chosen: bool) -> None:
    """Paint that there are more sessions than fit beside each other."""
    now = theme.current()
    edge = now.color("accent" if chosen else "line3")
    paint.box(painter, rect, fill=now.color("sunken"), edge=edge, width=2 if chosen else 1, radius=RADIUS)
    words = QRect(rect.x() + now.px(5), rect.y() + now.px(TOP), rect.width() - now.px(7), now.px(LINE))
    paint.text(painter, words, f"+{count}", font="mmed", token="text2")


def lines_of(item: "Planned", width: int, room: int) -> list[Line]:
    """What a block shows in `room` lines of `width` pixels: the title, the time, and how it went or that it repeats."""
    off = item.state == CANCELLED
    token = "text2" if off else "text" if item.state == WENT_ON else "ink"
    status = _status(item, width)
    if room == 1:
        return [Line(item.title, "h3", token, struck=off)]
    if room == 2:
        last = status if status is not None and item.state != "gepland" else _time(item, width)
        return [Line(item.title, "h3", token, struck=off), last]
    below = [_time(item, width), *([status] if status is not None else [])]
    if room - len(below) < 2 and item.state == "gepland":
        below = below[:1]
    title = wrapped(item.title, "h3", width, max(1, min(3 if room > 6 else 2, room - len(below))))
    lines = [*(Line(words, "h3", token, struck=off) for words in title), *below]
    if status is not None and status not in lines and len(lines) < room:
        lines.append(status)
    return lines


def _time(item: "Planned", width: int) -> Line:
    words = at(item.starts)
    full = f"{words} {item.place}".strip()
    return Line(full if paint.text_width(full, "small") <= width else words)


def _status(item: "Planned", width: int) -> Line | None:
    if item.state == CANCELLED:
        return Line(_("niet door"), "mmed", "warn")
    if item.state == WENT_ON:
        icon = theme.current().px(SIGN) + theme.current().px(3)
        full = people_words(item.people)
        fits = paint.text_width(full, "mmed") + icon <= width
        return Line(full if fits else str(item.people), "mmed", "ok", "check")
    return Line(_("reeks"), icon="repeat") if item.series else None


def _paint_line(painter: QPainter, rect: QRect, line: Line) -> None:
    now = theme.current()
    left = rect.x()
    if line.icon:
        painter.drawPixmap(
            QPoint(left, rect.y() + (rect.height() - now.px(SIGN)) // 2), now.pixmap(line.icon, SIGN, line.token)
        )
        left += now.px(SIGN) + now.px(3)
    font = now.font(line.font)
    if line.struck:
        font = QFont(font)
        font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(now.color(line.token))
    room = rect.right() + 1 - left
    words = line.words if line.icon == "check" else paint.elided(line.words, font, room)
    metrics = QFontMetrics(font)
    painter.drawText(left, rect.y() + (rect.height() - metrics.height()) // 2 + metrics.ascent(), words)


def wrapped(words: str, font: str, width: int, most: int) -> list[str]:
    """The words in at most `most` lines, broken at spaces and after hyphens; the last line is cut with an ellipsis."""
    pieces = [piece for word in words.split() for piece in _pieces(word)]
    lines: list[str] = []
    here = ""
    for number, piece in enumerate(pieces):
        joined = f"{here}{piece}"
        if here and paint.text_width(joined.rstrip(), font) >= width:
            if len(lines) == most - 1:
                here += "".join(pieces[number:])
                break
            lines.append(here.rstrip())
            here = piece
        else:
            here = joined
    lines.append(here.rstrip())
    face = theme.current().font(font)
    return [paint.elided(line, face, width) for line in lines]


def _pieces(word: str) -> list[str]:
    """A word with the space after it, or its parts up to and including each hyphen."""
    parts = word.split("-")
    return [*(f"{part}-" for part in parts[:-1]), f"{parts[-1]} "]
