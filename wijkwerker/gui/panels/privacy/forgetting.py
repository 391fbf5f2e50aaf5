"""Naam weghalen: somebody is forgotten for good, in notes and copies too, and wherever workbooks of this file come."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.retention import Tidied
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.dialog import VerbDialog

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


def ask_forget(
    context: Context,
    owner: QWidget,
    contact: str,
    name: str,
    gone: Callable[[], None] | None = None,
    cards: int = 1,
) -> VerbDialog:
    """Ask whether a contact must be forgotten; after the verb that is done, and `gone` is called when it was."""
    text = _(
        "De kaart verdwijnt voorgoed, ook uit de geschiedenis en de prullenbak. In notities en verhalen komt “een"
        " bewoner” te staan waar de naam stond. Je reservekopieën worden daarna ook opgeruimd, en bij collega’s gaat de"
        " naam weg als zij een bestand van jou inlezen. Aantallen blijven. Dit kun je niet ongedaan maken."
    )
    if cards > 1:
        told = _("Dit contact heeft {count} kaarten, die alle weggaan. Wil je er een houden? Maak die dan eerst los.")
        text = f"{told.format(count=cards)}\n\n{text}"
    question = _("De naam van {name} weghalen?").format(name=name)
    dialog = VerbDialog(owner.window(), question, text, _("Naam weghalen"), danger=True, icon="eye-off")

    def done(tidied: Tidied) -> None:
        if gone is not None and isValid(owner):
            gone()
        told_gone(context, tidied)

    def confirmed(_text: str) -> None:
        context.tasks.write(_forget(contact), done, owner=context.tasks)

    dialog.confirmed.connect(confirmed)
    dialog.ask()
    return dialog


def _forget(contact: str) -> "Callable[[Services], Tidied]":
    return lambda services: services.privacy.forgetting.forget([contact])


def told_gone(context: Context, done: Tidied, words: str = "") -> None:
    """Tell the window that names went; their copies are tidied beside the work."""
    label = words or _("De naam is weggehaald. Alle aantallen zijn gelijk gebleven.")
    context.tasks.changed.emit(replace(done.changes, label=label, undoable=False), context.tasks)
    if done.people:
        context.tasks.aside(lambda services, stop: services.backups.tidy_erased(stop), owner=context.tasks)
