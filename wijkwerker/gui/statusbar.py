"""The bar at the bottom: whether everything is saved, what is not shared yet, the last backup, and the lock."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from wijkwerker.domain.dates import day_and_time, days_ago
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.key_hint import key_text

HEIGHT = 30
OLD_AFTER = timedelta(days=7)


class StatusBar(QFrame):
    """Icon and words, never a dot alone.

    `backup_clicked` asks for the place where a backup is made, `unshared_clicked` for where work is given,
    `lock_clicked` for the lock, now.
    """

    backup_clicked = Signal()
    unshared_clicked = Signal()
    trouble_clicked = Signal()
    lock_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAccessibleName(_("Stand van zaken"))
        self._narrow = False
        self._state = "loading"
        self._sign = QLabel(self)
        self._saved = QLabel(self)
        self._trouble = QToolButton(self)
        theme.vary(self._trouble, tone="dang")
        self._trouble.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._unshared = QToolButton(self)
        self._unshared.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._unshared.hide()
        self._count = 0
        self._backup = QToolButton(self)
        self._backup.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._backup.hide()
        self._lock = QToolButton(self)
        self._lock.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._lock.hide()
        self._minutes = 0
        self._layout = QHBoxLayout(self)
        for widget in (self._sign, self._saved, self._trouble, self._unshared):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self._backup)
        self._layout.addWidget(self._lock)
        self._backup.clicked.connect(self.backup_clicked)
        self._lock.clicked.connect(self.lock_clicked)
        self._unshared.clicked.connect(self.unshared_clicked)
        self._trouble.clicked.connect(self.trouble_clicked)
        self._show()
        self.restyle()

    def show_saving(self, busy: bool) -> None:
        """Say that a write is under way, or that everything is saved."""
        self._state = "saving" if busy else "saved"
        self._show()

    def show_trouble(self) -> None:
        """Say that the last write was not kept; it stays until the next write."""
        self._state = "trouble"
        self._show()

    def show_backup(self, last: datetime | None, today: date) -> None:
        """Say when the last backup was made; amber when it is older than a week or was never made."""
        old = last is None or today - last.date() > OLD_AFTER
        words = _("Nog geen reservekopie")
        if last is not None:
            words = _("Reservekopie: {when}").format(when=_when(last, today))
        self._backup.setText(words)
        self._backup.setAccessibleName(_("{words}. Naar Instellingen").format(words=words))
        theme.vary(self._backup, tone="warn" if old else "neutral")
        theme.set_icon(self._backup, "alert-triangle" if old else "server", "warn" if old else "text2", 15)
        self._backup.show()

    def show_unshared(self, count: int) -> None:
        """Say how much own work stands in no workbook yet; nothing when all of it does."""
        self._count = count
        self._unshared.setVisible(count > 0)
        words = ngettext("{count} wijziging nog niet gedeeld", "{count} wijzigingen nog niet gedeeld", count)
        long = words.format(count=written(count))
        self._unshared.setText(_("{count} niet gedeeld").format(count=written(count)) if self._narrow else long)
        self._unshared.setAccessibleName(_("{words}. Naar Uitwisselen").format(words=long))
        theme.set_icon(self._unshared, "swap", "text2", 15)

    def show_lock(self, minutes: int) -> None:
        """Say after how many quiet minutes the file is locked; 0 for a file without a lock."""
        self._minutes = minutes
        words = ngettext("Vergrendelt na {n} minuut", "Vergrendelt na {n} minuten", minutes).format(n=minutes)
        if not minutes:
            words = _("Oefenbestand, geen slot")
            self._lock.setText(words)
            self._lock.setAccessibleName(words)
        else:
            self._lock.setText(_("Slot na {n} min").format(n=minutes) if self._narrow else words)
            self._lock.setAccessibleName(_("{words}. Nu op slot").format(words=words))
        self._lock.setToolTip(_("Nu op slot") + "  " + key_text("Ctrl+L") if minutes else "")
        theme.set_icon(self._lock, "lock", "text2", 15)
        self._lock.show()

    def set_narrow(self, narrow: bool) -> None:
        """Use the short words."""
        self._narrow = narrow
        self._show()
        self.show_unshared(self._count)
        if not self._lock.isHidden():
            self.show_lock(self._minutes)

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        now = theme.current()
        self._layout.setContentsMargins(now.px(16), 0, now.px(10), 0)
        self._layout.setSpacing(now.px(7))
        self.setFixedHeight(now.px(HEIGHT))

    def _show(self) -> None:
        trouble = self._state == "trouble"
        self._sign.setVisible(not trouble)
        self._saved.setVisible(not trouble)
        self._trouble.setVisible(trouble)
        if trouble:
            self._trouble.setText(_("Opslaan lukt niet"))
            theme.set_icon(self._trouble, "alert-circle", "dang", 15)
            return
        long, short = {
            "loading": (_("Bezig met openen…"), _("Bezig met openen…")),
            "saving": (_("Bezig met opslaan…"), _("Bezig met opslaan…")),
            "saved": (_("Alles is opgeslagen op deze laptop"), _("Opgeslagen op deze laptop")),
        }[self._state]
        self._saved.setText(short if self._narrow else long)
        done = self._state == "saved"
        theme.set_icon(self._sign, "check-circle" if done else "clock", "ok" if done else "text2", 15)


def _when(moment: datetime, today: date) -> str:
    """The day, with the time as long as that is near."""
    near = (today - moment.date()).days <= 1
    return day_and_time(moment, today) if near else days_ago(moment.date(), today)
