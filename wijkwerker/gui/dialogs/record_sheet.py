"""A sheet with some fields of one record, to fill in before it is saved."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Record
from wijkwerker.domain.kinds.record import missing, with_values
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.record_form import Answers, Lines, RecordForm
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.scroll_area import SnugArea
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes

WIDTH, MOST_HEIGHT = 560, 560


class RecordSheet(Overlay):
    """`given(record)` carries the record with what was filled in; what does not fit is said below its field."""

    given = Signal(object)

    def __init__(
        self,
        window: QWidget,
        record: Record,
        lines: Lines,
        lookup: Lookup,
        *,
        title: str,
        text: str = "",
        verb: str = "",
        labels: Mapping[str, str] | None = None,
        answers: Answers | None = None,
    ) -> None:
        super().__init__(window, title, width=WIDTH, top=0.1)
        now = theme.current()
        self._record = record
        self.body.setSpacing(now.px(10))
        heading = QLabel(title)
        heading.setProperty("role", "h1")
        heading.setWordWrap(True)
        self.body.addWidget(heading)
        words = QLabel(text)
        words.setProperty("role", "small muted")
        words.setWordWrap(True)
        self.body.addWidget(words)
        words.setVisible(bool(text))
        self.form = RecordForm(type(record), lines, lookup, labels=labels, answers=answers)
        self.form.show_record(record)
        scroll = SnugArea(width=WIDTH - 40, most=MOST_HEIGHT)
        scroll.body.addWidget(self.form)
        self.body.addWidget(scroll, 1)
        end = SheetEnd(verb or _("Opslaan"), self._give, self.close_overlay)
        self.save_button = end.verb
        self.body.addLayout(end)

    def ask(self) -> None:
        """Show the sheet, with the keyboard in its first field."""
        self.open(self.form.field(self.form.keys()[0]))

    def _give(self) -> None:
        record, refused = self._record, ""
        for key, value in self.form.values().items():
            field = self.form.field(key)
            if field.error:
                refused = refused or key
                continue
            try:
                record = with_values(record, {key: value})
            except WijkwerkerError as error:
                self.form.show_error(key, error)
                refused = refused or key
        needed = missing(record)
        for key in self.form.keys():  # noqa: SIM118 - no mapping; its order, so that the focus goes to the first
            if key in needed and not self.form.field(key).error:
                self.form.field(key).show_error(_("Dit is nog nodig."))
                refused = refused or key
        if refused:
            self.form.field(refused).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_overlay()
        self.given.emit(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from any field."""
        if finishes(event):
            self._give()
        else:
            super().keyPressEvent(event)
