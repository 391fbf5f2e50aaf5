"""Stories and lessons: on the overview the latest, on their own tab all stories."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.kinds import Lesson, Story
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.initiative.words import consent_words, may_be_shared, short, told_by
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.tags import Tag

MOST_LESSONS = 3


def consent_tag(story: Story) -> Tag:
    """Whether the story may leave the team, in words."""
    if may_be_shared(story):
        return Tag(_("mag gedeeld worden"), "ok", "check")
    return Tag(_("niet delen"), "warn", "lock")


class _Changing(Card):
    """A card whose content is made anew each time."""

    def __init__(self, title: str, *, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, link=link, parent=parent)
        self._content: QWidget | None = None

    def _anew(self) -> QVBoxLayout:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(8))
        self.body.addWidget(self._content)
        return column

    def _invite(self, column: QVBoxLayout, words: str, act: Callable[[], None]) -> None:
        button = QPushButton(words)
        button.setProperty("variant", "quiet")
        button.clicked.connect(lambda _on=False: act())
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class StoryCard(_Changing):
    """The chosen story, else the latest. `all_wanted` follows *Alle 3*, `new_wanted` the invitation."""

    all_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verhaal"), parent=parent)
        self.link_clicked.connect(self.all_wanted)

    def show_stories(self, stories: Sequence[Story], quote: str, names: Mapping[str, str]) -> None:
        """Show one of the stories, or the words of a resident as long as there is none."""
        column = self._anew()
        every = _("Alle {count}").format(count=len(stories)) if len(stories) > 1 else _("Lezen")
        self.set_link(every if stories else "")
        if stories:
            story = next((one for one in stories if one.chosen), stories[0])
            column.addWidget(wrapped(f"“{short(story.text)}”", "body"))
            row = QHBoxLayout()
            row.addWidget(wrapped(told_by(story, names), "small muted"), 1)
            row.addWidget(consent_tag(story))
            column.addLayout(row)
            return
        if quote:
            column.addWidget(wrapped(f"“{short(quote)}”", "body"))
            column.addWidget(wrapped(_("in de woorden van een bewoner"), "small muted"))
        self._invite(column, _("Nog geen verhaal. Vraag er één."), self.new_wanted.emit)


class LessonCard(_Changing):
    """What was learnt. `new_wanted` follows *Erbij*, `opened(Lesson)` a click on a lesson."""

    new_wanted = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Les"), parent=parent)
        self.link_clicked.connect(self.new_wanted)

    def show_lessons(self, lessons: Sequence[Lesson]) -> None:
        """Show the latest lessons."""
        column = self._anew()
        self.set_link(_("Erbij") if lessons else "")
        for lesson in lessons[:MOST_LESSONS]:
            row = QHBoxLayout()
            row.setSpacing(theme.current().px(10))
            sign = QLabel()
            theme.set_icon(sign, "bulb", "warn", 18)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(wrapped(lesson.text, "small"), 1)
            row.addWidget(_edit_button(partial(self.opened.emit, lesson), lesson.text))
            column.addLayout(row)
        if not lessons:
            self._invite(column, _("Nog geen les. Wat leerden jullie?"), self.new_wanted.emit)


class StoriesTab(QWidget):
    """Every story in full. `new_wanted`, `opened(Story)` to change one, `withdrawn(Story)` takes back its consent."""

    new_wanted = Signal()
    opened = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        self._new = QPushButton(_("Nieuw verhaal"))
        theme.set_icon(self._new, "plus", size=16)
        self._new.clicked.connect(self.new_wanted)
        column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout()
        self._column.setSpacing(now.px(12))
        column.addLayout(self._column)
        column.addStretch(1)

    def show_stories(self, stories: Sequence[Story], names: Mapping[str, str], today: date) -> None:
        """Show other stories."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for story in stories:
            self._column.addWidget(self._card(story, names, today))
        if not stories:
            self._column.addWidget(wrapped(_("Nog geen verhaal. Vraag er één."), "body muted"))

    def _card(self, story: Story, names: Mapping[str, str], today: date) -> QFrame:
        card = Card(story.title)
        card.add_head_widget(consent_tag(story))
        card.add_head_widget(_edit_button(partial(self.opened.emit, story), story.title))
        card.body.addWidget(wrapped(story.text, "body"))
        day = near_day(story.date, today) if story.date else ""
        parts = [told_by(story, names), day, story.value or ""]
        card.body.addWidget(wrapped(" · ".join(part for part in parts if part), "small muted"))
        if story.consent != "geen":
            row = QHBoxLayout()
            row.addWidget(wrapped(consent_words(story), "small muted"), 1)
            row.addWidget(_button(_("Intrekken"), partial(self.withdrawn.emit, story), story.title))
            card.body.addLayout(row)
        return card


def _edit_button(act: Callable[[], None], about: str) -> QPushButton:
    return _button(_("Wijzigen"), act, about)


def _button(words: str, act: Callable[[], None], about: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("variant", "quiet")
    button.setAccessibleName(f"{words}: {short(about, 80)}")
    button.clicked.connect(lambda _on=False: act())
    return button
