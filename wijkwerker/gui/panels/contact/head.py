"""The top of a contact's panel: who it is, what they carry, and what to do with them now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.panels.contact.head_words import called
from wijkwerker.gui.widgets.avatar import Avatar
from wijkwerker.gui.widgets.corner import close_button, corner_button
from wijkwerker.gui.widgets.flow_layout import FlowLayout
from wijkwerker.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from wijkwerker.services.contacts import ContactCard

_MOST_TAGS = 6
_AVATAR = 56


class Head(QWidget):
    """Avatar, name, tags and the three actions. `menu_wanted` and `closed` follow the buttons in the corner."""

    log_wanted = Signal()
    ask_wanted = Signal()
    feed_back_wanted = Signal()
    menu_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._called = ""
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        column.addLayout(self._made_top())
        self._tags = QWidget(self)
        self._tag_flow = FlowLayout(self._tags, spacing=now.px(6))
        column.addWidget(self._tags)
        actions = QWidget(self)
        flow = FlowLayout(actions, spacing=now.px(8))
        self.log = _button(_("Vastleggen"), "edit", self.log_wanted, variant="soft", token="ink")
        self.ask = _button(_("Vragen"), "hand", self.ask_wanted)
        self.feed_back = _button(_("Terugkoppelen"), "bell", self.feed_back_wanted)
        for button in (self.log, self.ask, self.feed_back):
            flow.addWidget(button)
        column.addWidget(actions)

    def _made_top(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(14))
        self._avatar = Avatar(size=_AVATAR, parent=self)
        words = QVBoxLayout()
        words.setSpacing(now.px(2))
        self._name = QLabel()
        self._name.setProperty("role", "h1")
        self._where = QLabel()
        self._where.setProperty("role", "small muted")
        for label in (self._name, self._where):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        self.menu = corner_button("dots", _("Meer met dit contact"), self.menu_wanted)
        self._close = close_button(self.closed)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self.menu)
        row.addWidget(self._close)
        return row

    def set_closable(self, closable: bool) -> None:
        """Show a cross, where the panel lies over the list."""
        self._close.setVisible(closable)

    def show_card(self, card: "ContactCard", tags: list[tuple[str, str, str]], where: str) -> None:
        """Show a contact; `tags` are (words, tone, icon)."""
        contact = card.contact
        self._avatar.show_who(
            contact.name, icon="building" if contact.organisation else "", square=contact.organisation
        )
        self._name.setText(contact.name or _("naam weg"))
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self._tag_flow.clear()
        for words, tone, icon in tags[:_MOST_TAGS]:
            self._tag_flow.addWidget(Tag(words, tone, icon, self._tags))
        self._tags.setVisible(bool(tags))
        self._called = called(contact)
        self.feed_back.setAccessibleDescription(
            ngettext("{count} afspraak wacht.", "{count} afspraken wachten.", len(card.promises)).format(
                count=len(card.promises)
            )
        )
        self._shorten()

    def _shorten(self) -> None:
        """Leave the name out of the button where the three would not stand beside each other."""
        long = _("Vastleggen met {name}").format(name=self._called)
        self.log.setText(long)
        self.log.setAccessibleName(long)
        wide = sum(button.sizeHint().width() for button in (self.log, self.ask, self.feed_back))
        if wide + 2 * theme.current().px(8) > self.width():
            self.log.setText(_("Vastleggen"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._called:
            self._shorten()


def _button(
    text: str, icon: str, asked: SignalInstance, *, variant: str = "normal", token: str = "text2"
) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("variant", variant)
    theme.set_icon(button, icon, token=token, size=17)
    button.clicked.connect(asked)
    return button
