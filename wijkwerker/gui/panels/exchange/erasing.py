"""Voorgoed weghalen: everything about somebody or something, here and wherever the workbooks of this file come."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.dialog import VerbDialog

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


def ask_erase(
    context: Context, owner: QWidget, record: str, title: str, gone: Callable[[], None] | None = None, cards: int = 1
) -> VerbDialog:
    """Ask whether a record must go for good; after the verb it goes, and `gone` is called. A contact may have cards."""
    text = _(
        "Alles hierover verdwijnt voorgoed: hier, in de geschiedenis, in de prullenbak en bij elke collega die een"
        " bestand van jou inleest. Ook een oud bestand brengt het niet terug. Aantallen blijven. Dit kun je niet"
        " ongedaan maken."
    )
    if cards > 1:
        told = _("Dit contact heeft {count} kaarten, die alle weggaan. Wil je er een houden? Maak die dan eerst los.")
        text = f"{told.format(count=cards)}\n\n{text}"
    question = _("{what} voorgoed weghalen?").format(what=title)
    dialog = VerbDialog(owner.window(), question, text, _("Voorgoed weghalen"), danger=True, icon="trash")

    def erase(services: "Services") -> Changes:
        done = services.exchange.erase(record)
        label = _("Voorgoed weggehaald")
        if done.left:
            label = _("Voorgoed weggehaald. Op de schijf staan nog resten: maak ruimte, en maak dan een reservekopie.")
        return replace(done, label=label, undoable=False)

    def confirmed(_text: str) -> None:
        if gone is not None:
            gone()
        context.tasks.write(erase, owner=context.tasks)

    dialog.confirmed.connect(confirmed)
    dialog.ask()
    return dialog
