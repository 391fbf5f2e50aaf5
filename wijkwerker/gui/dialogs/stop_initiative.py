"""Two questions about an initiative: what was learnt when it stops, and what is adjusted."""

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.dialog import VerbDialog
from wijkwerker.gui.widgets.fields.text import LongTextField


class _Told(VerbDialog):
    """A question with room for an answer of several lines, which may stay empty."""

    def __init__(
        self, window: QWidget, title: str, text: str, verb: str, *, label: str, danger: bool = False, icon: str
    ) -> None:
        super().__init__(window, title, text, verb, danger=danger, icon=icon)
        self.answer = LongTextField(label, placeholder=_("Mag leeg blijven"))
        self.insert(self.answer)
        self.answer.changed.connect(lambda _text: self.place())

    def ask(self) -> None:
        """Show the question, with the keyboard in the answer."""
        self.open(self.answer)

    def _confirm(self) -> None:
        if self.answer.error:
            self.answer.setFocus()
            return
        text = self.answer.value() or ""
        self.close_overlay()
        self.confirmed.emit(text)


def stop_initiative(window: QWidget, title: str) -> VerbDialog:
    """Ask what was learnt from an initiative that stops; `confirmed(lesson)`."""
    dialog = _Told(
        window,
        _("Initiatief stoppen?"),
        _("{title} gaat naar ‘Gestopt, met les’. Alles blijft bewaard en je kunt dit ongedaan maken.").format(
            title=title
        ),
        _("Stoppen"),
        label=_("Wat leerden we?"),
        danger=True,
        icon="stop",
    )
    dialog.ask()
    return dialog


def adjust_initiative(window: QWidget, title: str) -> VerbDialog:
    """Ask what changes within the phase; `confirmed(reason)`."""
    dialog = _Told(
        window,
        _("{title} bijstellen").format(title=title),
        _("De fase blijft gelijk. De bijstelling komt in de tijdlijn."),
        _("Bijstellen"),
        label=_("Wat doen jullie voortaan anders, en waarom?"),
        icon="edit",
    )
    dialog.ask()
    return dialog
