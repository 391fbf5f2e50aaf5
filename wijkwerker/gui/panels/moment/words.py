"""How a moment is told: its icon, what it was, and the labels of its codes."""

from collections.abc import Callable

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS, NATURE_ICONS, POLARITY_ICONS

LabelOf = Callable[[str, str], str]  # list key and code to the words of the team

POLARITIES = {"kracht": N_("Kracht"), "zorg": N_("Zorg")}
_PLAIN_KIND = "gesprek"  # says nothing beside what it was about


class Labels:
    """The words of codes of the value lists; a code that is in no list is shown as it is."""

    def __init__(self, lookup: TaskLookup) -> None:
        self._lookup = lookup
        self._known: dict[tuple[str, str], str] = {}
        lookup.lists_came.connect(self._known.clear)

    def __call__(self, list_key: str, code: str) -> str:
        found = self._known.get((list_key, code))
        if found is None:
            found = dict(self._lookup.choices(list_key)).get(code) or code[:1].upper() + code[1:]
            self._known[list_key, code] = found
        return found


def what_words(kind: str, nature: str, label_of: LabelOf) -> str:
    """What a moment was: its nature, else how it went."""
    return label_of("nature", nature) if nature else label_of("kind", kind)


def how_words(kind: str, nature: str, label_of: LabelOf) -> str:
    """How it went, where that is not said already; '' for an ordinary conversation."""
    return label_of("kind", kind) if nature and kind != _PLAIN_KIND else ""


def lead_of(kind: str, nature: str, polarity: str) -> Lead:
    """The round icon: of a worry or a strength first, then of what it was, then of how it went."""
    if polarity in POLARITY_ICONS:
        return Lead(icon=POLARITY_ICONS[polarity], tone="warn" if polarity == "zorg" else "soft")
    return Lead(icon=NATURE_ICONS.get(nature) or KIND_ICONS.get(kind, "speech"))


def people_words(people: int) -> str:
    """A number of people: *1 mens*, *6 mensen*."""
    return ngettext("{count} mens", "{count} mensen", people).format(count=written(people))


def polarity_word(polarity: str) -> str:
    """*kracht*, *zorg* or ''."""
    return _(POLARITIES[polarity]).lower() if polarity in POLARITIES else ""
