"""After saving: a name that was not linked can still be chosen, from the toast."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from wijkwerker.domain.draft import Named, Occasion, Who
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.quick_log.chip_popups import Place
from wijkwerker.gui.panels.quick_log.who_popups import choose_who

if TYPE_CHECKING:
    from wijkwerker.services.quicklog import Saved


def tell_unlinked(context: Context, saved: "Saved", occasion: Occasion) -> None:
    """Say which name is not linked, with *Kies* to say who it is."""
    name = saved.unlinked[0]
    words = _("Opgeslagen. {name} is niet gekoppeld.").format(name=name)
    context.messages.toast(words, _("Kies"), lambda: _choose(context, saved, occasion))


def _choose(context: Context, saved: "Saved", occasion: Occasion) -> None:
    window = QApplication.activeWindow()
    anchor = QApplication.focusWidget() or window
    if anchor is None:
        return
    owner = context.navigator

    def look_up(kind: str, text: str, deliver: Callable[[Sequence[Named]], None]) -> None:
        context.tasks.read(lambda s: s.quicklog.suggest(kind, text, occasion), deliver, owner=owner, key="who")

    def chosen(who: Who) -> None:
        if who is not None:
            context.tasks.write(lambda s: s.quicklog.link(saved, occasion, doubt.name, who), owner=owner)

    doubt = saved.draft.doubts[0]
    choose_who(Place(anchor), doubt, look_up, chosen)
