"""Our own line icons, drawn in any colour and size."""

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wijkwerker import paths


def names() -> list[str]:
    """The names of all icons."""
    return sorted(path.stem for path in (paths.resources() / "icons").glob("*.svg"))


def render(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `size` logical pixels wide at device pixel `ratio`. Raises FileNotFoundError for an unknown name."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@functools.cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
