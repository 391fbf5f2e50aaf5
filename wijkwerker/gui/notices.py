"""Shows what Messages carries: toasts at the bottom, refusals in a banner on top, bugs in a dialog."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.toast import Toast


class Notices(QObject):
    """Listens to Messages; the window puts `banner` above its pages."""

    def __init__(self, messages: Messages, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._last: WijkwerkerError | None = None
        self.banner = Banner(parent=place)
        self.banner.acted.connect(self.banner.hide)
        self.toast = Toast(place)
        messages.toast_asked.connect(self.toast.say)
        messages.remark_asked.connect(self.toast.remark)
        messages.error_asked.connect(self._refuse)
        messages.over_asked.connect(self.banner.hide)
        messages.bug_asked.connect(self._report)

    def forget(self) -> None:
        """Take the toast and its words away: they may hold a name. A refusal stays."""
        self.toast.forget()

    def show_last_error(self) -> None:
        """Show the last refusal again."""
        if self._last is not None:
            self._refuse(self._last)

    def _refuse(self, error: WijkwerkerError) -> None:
        self._last = error
        self.banner.say(str(error), "dang", action=_("Begrepen"))

    def _report(self, error: BaseException) -> None:
        from wijkwerker.gui.bug_report import BugReport  # only when it is needed: it brings what a start can do without

        dialog = BugReport(error, self._place.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
