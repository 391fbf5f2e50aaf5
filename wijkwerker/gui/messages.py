"""What the application says: every page speaks through one bridge, so that tests can listen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from wijkwerker.domain.errors import WijkwerkerError


class Messages(QObject):
    """Passes toasts, refusals and bugs to the window that shows them."""

    toast_asked = Signal(str, str, object)  # text, action, callback
    remark_asked = Signal(str)
    error_asked = Signal(object)  # WijkwerkerError
    bug_asked = Signal(object)  # any other exception
    over_asked = Signal()

    def toast(self, text: str, action: str = "", callback: Callable[[], None] | None = None) -> None:
        """Say shortly what was done; `action` is the word of a button that calls `callback`."""
        self.toast_asked.emit(text, action, callback)

    def remark(self, text: str) -> None:
        """Say shortly why nothing was done."""
        self.remark_asked.emit(text)

    def error(self, error: WijkwerkerError) -> None:
        """Show an expected refusal as it is."""
        self.error_asked.emit(error)

    def over(self) -> None:
        """Take the last refusal away: something else is being done now."""
        self.over_asked.emit()

    def bug(self, error: BaseException) -> None:
        """Show that something went wrong that should not, with a report that can be copied."""
        self.bug_asked.emit(error)

    def report(self, error: BaseException) -> None:
        """Show an exception of either sort."""
        if isinstance(error, WijkwerkerError):
            self.error(error)
        else:
            self.bug(error)
