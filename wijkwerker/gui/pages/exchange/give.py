"""Geven: to whom, what is new for them, what goes along, and one button that makes the file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Colleague, Offer, Order, Unshared
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.pages.exchange.offers import Offers, all_words, names_words, new_words
from wijkwerker.gui.pages.exchange.options import Option, OptionCheck, OptionRadio
from wijkwerker.gui.pages.exchange.recipients import Recipients
from wijkwerker.gui.panels.exchange.words import changes_count, first_name, kind_counts, since_words, unshared_words
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.chip import ChipRow
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.empty_state import RoundIcon
from wijkwerker.gui.widgets.labels import line, wrapped
from wijkwerker.gui.widgets.tags import Tag

KEYS = "Ctrl+E"
MOST_KINDS = 6  # tags of what is new


class GiveCard(Card):
    """`wanted` asks for other offers, `scope_wanted` for the sheet of the scope, `made(Order)` for the file.

    The order's path is only the name that the file gets.
    """

    wanted = Signal()
    scope_wanted = Signal()
    made = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._today = today
        self._scope = Scope()
        self._scope_name = ""
        self._offers: Offers | None = None
        self._unshared = Unshared()
        self._busy = False
        self._make_parts()
        self._arrange()
        self._connect()
        self._tell()

    # -- making -------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.recipients = Recipients()
        self._title, self._since = wrapped("", "h2"), wrapped("")
        self._tags = ChipRow(spacing=6)
        self.only_new = OptionRadio(Option(_("Alleen wat nieuw is")))
        self.everything = OptionRadio(Option(_("Alles")), link=_("Kies wat je deelt…"))
        self._what = QButtonGroup(self)
        for radio in (self.only_new, self.everything):
            self._what.addButton(radio.button)
        self.names = OptionCheck(Option(_("Namen en telefoonnummers meesturen")))
        words = _("Geef het wachtwoord apart door, bijvoorbeeld aan de telefoon.")
        self.lock = OptionCheck(Option(_("Bestand op slot met wachtwoord"), words))
        self.lock.button.setChecked(True)
        self.make = KeyButton(_("Maak uitwisselbestand"), KEYS, "upload")
        self.file_name = ElidedLabel(font="small", token="text2")

    def _arrange(self) -> None:
        now = theme.current()
        edge = now.px(18)
        self.body.setContentsMargins(edge, now.px(4), edge, now.px(4))
        self.body.setSpacing(now.px(8))
        self.body.addWidget(_label(_("Aan wie?")))
        self.body.addWidget(self.recipients)
        self.body.addSpacing(now.px(4))
        head = QHBoxLayout()
        head.setSpacing(now.px(12))
        head.addWidget(RoundIcon("upload", ground="soft", ink="accent", size=40))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._since)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._tags)
        self.body.addWidget(_label(_("Wat deel je?")))
        for part in (self.only_new, self.everything, line(), self.names, self.lock):
            self.body.addWidget(part)
        self.body.addSpacing(now.px(2))
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.file_name)

    def _connect(self) -> None:
        self.recipients.chosen.connect(self._chose_recipient)
        self.everything.link_clicked.connect(self.scope_wanted)
        self._what.buttonClicked.connect(lambda _button: self._tell())
        self.names.button.clicked.connect(self._names_clicked)
        self.make.clicked.connect(self.give)

    # -- what is shown ------------------------------------------------------------------------------------

    def show_colleagues(self, colleagues: Sequence[Colleague], unshared: Unshared) -> None:
        """Offer these colleagues; whoever was chosen stays chosen."""
        self._unshared = unshared
        before = self.recipient
        self.recipients.show_colleagues(colleagues)
        if self.recipient != before:
            self._chose_recipient()
        self._tell()

    def show_offers(self, offers: Offers) -> None:
        """Show what there is to give."""
        if offers.recipient != self.recipient:
            return
        before = self._offers
        self._offers = offers
        can = offers.new.can_be_new
        self.only_new.button.setEnabled(can)
        if before is None or before.new.can_be_new != can:
            self._check(self.only_new if can else self.everything)
        self._tell()

    def show_scope(self, scope: Scope, name: str) -> None:
        """Give what lies in a scope; `name` is what it is called, '' for everything."""
        self._scope = replace(scope, personal=self.names.button.isChecked())
        self._scope_name = name
        self._check(self.everything)
        self.wanted.emit()
        self._tell()

    @property
    def recipient(self) -> str:
        """The id of the colleague it is for; '' for anybody else."""
        return self.recipients.worker

    @property
    def scope(self) -> Scope:
        """What is given."""
        return replace(self._scope, personal=self.names.button.isChecked())

    def focus_first(self) -> None:
        """The keyboard begins at whom it is for."""
        self.recipients.focus_chosen()

    def _chose_recipient(self) -> None:
        self._offers = None
        self.names.button.setChecked(bool(self.recipient))
        self.wanted.emit()
        self._tell()

    def _check(self, radio: OptionRadio) -> None:
        """Choose what is given. Tab passes a group of which it does not know that another one is checked now."""
        radio.button.setChecked(True)
        for one in (self.only_new, self.everything):
            focus = Qt.FocusPolicy.StrongFocus if one is radio else Qt.FocusPolicy.ClickFocus
            one.button.setFocusPolicy(focus)

    def _names_clicked(self) -> None:
        self.wanted.emit()
        self._tell()

    def _shown(self) -> Offer | None:
        if self._offers is None:
            return None
        return self._offers.new if self.only_new.button.isChecked() else self._offers.all

    def _tell(self) -> None:
        offer = self._shown()
        self._tell_head()
        self._tell_what()
        self.file_name.set_text(offer.file_name if offer is not None else "")
        self.make.setEnabled(offer is not None and offer.total > 0 and not self._busy)

    def _tell_head(self) -> None:
        name = first_name(self.recipients.name)
        offers = self._offers
        if self.recipient and offers is not None and offers.new.can_be_new:
            total, counts = offers.new.total, offers.new.counts
            title = _("{changes} nog niet gedeeld met {name}").format(changes=changes_count(total), name=name)
            if not total:
                title = _("{name} heeft alles al").format(name=name)
        else:
            total, counts = self._unshared.total, self._unshared.by_kind
            done = _("Je hebt nog niets gedeeld") if self._unshared.since is None else _("Alles is gedeeld")
            title = unshared_words(total) if total else done
        since = self._unshared.since
        self._title.setText(title)
        self._since.setText(since_words(since, self._today) if since is not None and total else "")
        self._since.setVisible(bool(self._since.text()))
        self._tags.clear()
        said = kind_counts(counts)
        for words in said[:MOST_KINDS]:
            self._tags.add(Tag(words))
        if len(said) > MOST_KINDS:
            more = Tag(_("en nog {count} soorten").format(count=len(said) - MOST_KINDS))
            more.setToolTip(", ".join(said[MOST_KINDS:]))
            self._tags.add(more)
        self._tags.setVisible(bool(total))

    def _tell_what(self) -> None:
        name = first_name(self.recipients.name)
        self.only_new.say(_("Alleen wat nieuw is"), new_words(self._offers, self.recipient, name))
        title = _("Alles van {place}").format(place=self._scope_name) if self._scope_name else _("Alles")
        self.everything.say(title, all_words(self._offers))
        words = names_words(self.recipient, name, on=self.names.button.isChecked())
        self.names.say(_("Namen en telefoonnummers meesturen"), words)

    def show_busy(self, *, busy: bool) -> None:
        """Wait while the file is made."""
        self._busy = busy
        self.make.setText(_("Bezig met maken…") if busy else _("Maak uitwisselbestand"))
        self.make.updateGeometry()
        self._tell()

    # -- giving -------------------------------------------------------------------------------------------

    def give(self) -> None:
        """Ask for the file, when there is something to give."""
        offer = self._shown()
        if offer is None or not self.make.isEnabled() or not self.recipients.has_answer():
            return
        self.made.emit(
            Order(
                path=Path(offer.file_name),
                recipient=self.recipient,
                recipient_name=self.recipients.name,
                scope=self.scope,
                only_new=self.only_new.button.isChecked(),
                encrypt=self.lock.button.isChecked(),
            )
        )


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "smed muted")
    return label
