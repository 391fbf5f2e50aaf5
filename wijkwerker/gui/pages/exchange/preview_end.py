"""The foot of a preview: stop here, what is still open, and the button that says what it does."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.pages.exchange.deciding import Deciding
from wijkwerker.gui.panels.exchange.words import changes_count
from wijkwerker.gui.widgets.labels import line

KEYS = "Ctrl+Return"


class PreviewEnd(QFrame):
    """*Annuleren* and *29 wijzigingen inlezen*."""

    def __init__(self) -> None:
        super().__init__()
        now = theme.current()
        self.cancel = QPushButton(_("Annuleren"))
        self.words = QLabel()
        self.words.setProperty("role", "small muted")
        self.accept = KeyButton("", KEYS, "check")
        row = QHBoxLayout()
        row.setContentsMargins(0, now.px(12), 0, now.px(12))
        row.setSpacing(now.px(12))
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.words)
        row.addWidget(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(24), 0, now.px(24), 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(row)

    def show_decisions(self, deciding: Deciding) -> None:
        """Say what is open and what the button does."""
        self.cancel.setText(_("Annuleren"))
        effect, plan = deciding.effect(), deciding.plan
        text = _("{changes} inlezen").format(changes=changes_count(effect)) if effect else _("Bestand inlezen")
        self.accept.setText(text)
        self.accept.setAccessibleName(text)
        self.accept.updateGeometry()
        self.accept.setEnabled(bool(plan.lines or plan.changes or plan.waits))
        self.words.setText(" · ".join(_open_words(deciding)))

    def show_busy(self, words: str) -> None:
        """Say that it takes a moment, and let it be stopped."""
        self.cancel.setText(_("Stoppen"))
        self.accept.setEnabled(False)
        self.words.setText(words)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the words out where there is no room beside the buttons."""
        self.words.setVisible(not narrow)


def _open_words(deciding: Deciding) -> list[str]:
    said = []
    if deciding.choosing():
        left = deciding.open_choices()
        one, many = _("Nog {count} keuze, dat mag later"), _("Nog {count} keuzes, dat mag later")
        said.append((one if left == 1 else many).format(count=left) if left else _("Alles gekozen"))
    if doubts := deciding.open_doubts():
        words = ngettext("{count} twijfel mag later", "{count} twijfels mogen later", doubts)
        said.append(words.format(count=doubts))
    return said
