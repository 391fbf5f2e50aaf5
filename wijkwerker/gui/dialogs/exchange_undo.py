"""Before a workbook is undone or turned back: what that means."""

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.dialog import VerbDialog


def ask_undo(window: QWidget, title: str) -> VerbDialog:
    """Ask whether a workbook that was read last must be undone; `confirmed` follows the verb."""
    text = _(
        "Alles wordt weer zoals het was voor het inlezen. Wat hier weggaat, kan later terugkomen via een bestand van"
        " een ander. Wil je iets voorgoed buiten houden? Kies dan “Weigeren” als je een bestand nakijkt."
    )
    return _asked(
        VerbDialog(window, _("{what}: ongedaan maken?").format(what=title), text, _("Ongedaan maken"), icon="undo")
    )


def ask_revert(window: QWidget, title: str) -> VerbDialog:
    """Ask whether the values of before must come back, after other work was done since."""
    text = _(
        "Na dit bestand is er verder gewerkt. Daarom zetten we terug: elke waarde van voor het inlezen komt terug als"
        " een nieuwe wijziging van jou, die je collega’s ook krijgen. Nieuwe gegevens uit het bestand gaan hier weg,"
        " maar kunnen terugkomen via een bestand van een ander. Alleen “Weigeren” bij het nakijken is voorgoed."
    )
    question = _("{what}: terugzetten?").format(what=title)
    return _asked(VerbDialog(window, question, text, _("Terugzetten"), icon="undo"))


def _asked(dialog: VerbDialog) -> VerbDialog:
    dialog.ask()
    return dialog
