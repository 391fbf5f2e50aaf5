"""Privacy: how long things are kept, the retention round, what people ask, what was shared, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Line
from wijkwerker.domain.privacy.requests import Request
from wijkwerker.domain.privacy.retention import Data, Round
from wijkwerker.domain.privacy.shared import Shared
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy.log_cards import AuditCard, SharedCard
from wijkwerker.gui.panels.privacy.request_cards import InzageCard, RequestsCard
from wijkwerker.gui.panels.privacy.requesting import Requesting
from wijkwerker.gui.panels.privacy.round_card import RoundCard
from wijkwerker.gui.panels.privacy.round_sheet import RoundSheet
from wijkwerker.gui.panels.privacy.shared_sheet import SharedSheet
from wijkwerker.gui.panels.privacy.terms_card import TermsCard
from wijkwerker.gui.panels.privacy.words import TERM_WORDS, term_words
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.files import ask_where, say_kept

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

NARROW = 880  # of the section: below it all cards stand in one column
LATER = "privacy.round"  # the day to which the round was put off


@dataclass(frozen=True)
class Kept:
    """What the section shows of requests and logs, read in one go; `workers` are names by id."""

    requests: Sequence[Request]
    shared: Sequence[Shared]
    lines: Sequence[Line]
    workers: Mapping[str, str]


class PrivacySection(Section):
    """Two columns of cards, or one where there is no room for two."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Privacy"), _("Wat je niet bewaart, kan ook niet kwijtraken."), parent)
        self._round = Round()
        self._workers: Mapping[str, str] = {}
        self.terms, self.round = TermsCard(), RoundCard()
        self.inzage, self.requests = InzageCard(context), RequestsCard()
        self.shared, self.audit = SharedCard(), AuditCard()
        self._requesting = Requesting(context, self)
        self._left = _column(self.terms, self.shared, self.audit)
        self._right = _column(self.round, self.inzage, self.requests)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.current().px(14))
        self._columns.addWidget(self._left, 11)
        self._columns.addWidget(self._right, 10)
        self.body.addLayout(self._columns)
        self.end()
        self._connect()

    def _connect(self) -> None:
        self.terms.chosen.connect(self._set_term)
        self.round.wanted.connect(self._look_over)
        self.round.later.connect(self._put_off)
        doing = self._requesting
        doing.changed.connect(self._load_kept)
        self.inzage.inzage_wanted.connect(doing.inzage)
        self.inzage.act_wanted.connect(doing.act)
        self.inzage.answer_wanted.connect(doing.answer)
        self.inzage.new_wanted.connect(doing.note)
        self.requests.wanted.connect(doing.answer)
        self.shared.wanted.connect(self._show_shared)
        self.audit.save_wanted.connect(self._ask_place)
        self.audit.more_wanted.connect(lambda _limit: self._load_kept())
        self.context.tasks.changed.connect(self._changed)

    # -- what is shown ------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what is due, what was asked, and the logs."""
        today = self.context.clock.today()
        self.context.tasks.read(
            lambda s: (s.privacy.retention.due(today), s.settings.get(LATER)), self._show_round, owner=self, key="round"
        )
        self._load_kept()

    def _changed(self, _changes: Changes, _initiator: QObject | None) -> None:
        if self.isVisible():
            self.load()

    def _load_kept(self) -> None:
        limit = self.audit.limit + 1
        self.context.tasks.read(lambda s: _kept(s, limit), self._show_kept, owner=self, key="kept")

    def _show_round(self, read: tuple[Round, str]) -> None:
        self._round, until = read[0], date.fromisoformat(read[1]) if read[1] else None
        self.terms.show_terms(self._round.terms)
        self.round.show_round(self._round, self.context.clock.today(), until)
        self._order_tabs()

    def _show_kept(self, kept: Kept) -> None:
        today = self.context.clock.today()
        self._workers = kept.workers
        self.inzage.show_requests(kept.requests, today)
        self.requests.show_requests(kept.requests, today)
        self.shared.show_shared(kept.shared, kept.workers, today)
        self.audit.show_lines(kept.lines, today)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab follow the columns as they stand; rows that are made anew come last otherwise."""
        wide = self._columns.direction() is QBoxLayout.Direction.LeftToRight
        columns = (self._left, self._right) if wide else (self._right, self._left)
        parts = (part for column in columns for part in column.findChildren(QWidget))
        takes = (part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        for before, after in pairwise(part for part in takes if part.window() is self.window()):  # no lists of boxes
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be too narrow, with what asks something first."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        ways = QBoxLayout.Direction
        direction = ways.BottomToTop if narrow else ways.LeftToRight
        if direction is not self._columns.direction():
            self._columns.setDirection(direction)
            self._order_tabs()

    # -- what is done -------------------------------------------------------------------------------------

    def _set_term(self, data: Data, months: int) -> None:
        said = _("{what}: {term}").format(what=_(TERM_WORDS[data][0]), term=term_words(months))

        def done(_nothing: None) -> None:
            self.context.messages.toast(said)
            self.load()

        def refused(error: Exception) -> None:
            self.context.messages.report(error)
            self.load()

        self.context.tasks.write(lambda s: s.privacy.retention.set_term(data, months), done, owner=self, failed=refused)

    def _look_over(self) -> None:
        if self._round.lines:
            RoundSheet(self.context, self._round, self.window()).ask()

    def _put_off(self) -> None:
        until = (self.context.clock.today() + relativedelta(months=1)).isoformat()

        def done(_nothing: None) -> None:
            self.context.messages.toast(_("Goed. Volgende maand vraagt Wijkwerker het weer."))
            self.load()

        self.context.tasks.write(lambda s: s.settings.put(LATER, until), done, owner=self)

    def _show_shared(self, shared: Shared) -> None:
        SharedSheet(shared, self._workers.get(shared.who, ""), self.window()).ask()

    def _ask_place(self) -> None:
        name = f"logboek-van-het-programma-{self.context.clock.today().isoformat()}.xlsx"
        ask_where(self, _("Waar wil je het logboek bewaren?"), name, self._save)

    def _save(self, path: Path) -> None:
        def done(made: Path) -> None:
            say_kept(self.context.messages, made)
            self._load_kept()

        self.context.tasks.write(lambda s: s.privacy.audit.export(path), done, owner=self)


def _column(*cards: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.current().px(14))
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column


def _kept(services: "Services", limit: int) -> Kept:
    privacy = services.privacy
    shared = privacy.shared.lines()
    workers = services.records.titles("worker", {one.who for one in shared if one.who})
    return Kept(privacy.requests.all(), shared, privacy.audit.lines(limit), workers)
