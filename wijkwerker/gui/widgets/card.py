"""A card: a quiet frame with a title at the left and at most one link at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.tags import Tag


class Card(QFrame):
    """A frame with a head. Put content into `body`, a vertical layout. `link_clicked` follows the link."""

    link_clicked = Signal()

    def __init__(self, title: str = "", *, subtitle: str = "", link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("card", True)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        edge = now.px(16)
        outer.setContentsMargins(0, now.px(14), 0, now.px(14))
        outer.setSpacing(now.px(2))
        self._head = QWidget(self)
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(edge, 0, now.px(10), 0)  # the link has an edge of its own
        row.setSpacing(now.px(8))
        self._title = QLabel(title)
        self._title.setProperty("role", "h2")
        self._count = Tag(parent=self._head)
        self._count.hide()
        self._link = QPushButton(link, self._head)
        self._link.setProperty("variant", "quiet")
        self._link.setVisible(bool(link))
        self._link.clicked.connect(self.link_clicked)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._link)
        outer.addWidget(self._head)
        self._head.setVisible(bool(title))
        self._subtitle = QLabel(subtitle, self)
        self._subtitle.setProperty("role", "small muted")
        self._subtitle.setWordWrap(True)
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._subtitle.setVisible(bool(subtitle))
        self._subtitle.setContentsMargins(edge, 0, edge, 0)
        outer.addWidget(self._subtitle)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(edge, now.px(6), edge, 0)
        self.body.setSpacing(now.px(8))
        outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._head.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_count(self, count: int | None) -> None:
        """Show how many there are beside the title; None shows nothing."""
        self._count.setVisible(count is not None)
        if count is not None:
            self._count.set_tag(str(count))

    def set_subtitle(self, text: str) -> None:
        """Show another line below the title."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def set_link(self, text: str) -> None:
        """Show another link; '' takes it away."""
        self._link.setText(text)
        self._link.setVisible(bool(text))

    def add_head_widget(self, widget: QWidget) -> None:
        """Put a widget at the right of the head, before the link."""
        layout = self._head.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.count() - 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.show()
