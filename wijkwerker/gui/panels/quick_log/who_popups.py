"""Who someone in the sentence is: one of several, someone new, or nobody by name."""

from collections.abc import Callable, Hashable, Sequence

from wijkwerker.domain.draft import Doubt, Named, NewContact, Who
from wijkwerker.domain.language import _
from wijkwerker.gui.panels.quick_log.chip_popups import PARTS, Correcting, LookUp, Place, show_choices
from wijkwerker.gui.widgets.options import Deliver, Option, guarded

_ELSE = "else"
_NOBODY = "nobody"
_REMOVE = "remove"


def choose_who(place: Place, doubt: Doubt, look_up: LookUp, chosen: Callable[[Who], None]) -> None:
    """Ask who a name stands for: the candidates, a new contact, someone else, or *Zonder naam*."""
    options = [_person(who) for who in doubt.candidates]
    options.append(Option(NewContact(doubt.name), _("Nieuwe {name}").format(name=doubt.name), icon="user-plus"))
    options.append(Option(_ELSE, _("Iemand anders zoeken"), icon="search"))
    options.append(Option(_NOBODY, _("Zonder naam"), icon="eye-off", digit="0"))

    def pick(value: Hashable) -> None:
        if value == _ELSE:
            search_who(Place(place.anchor), look_up, chosen)
        else:
            chosen(value if isinstance(value, Named | NewContact) else None)

    show_choices(place, options, pick, title=_("Welke {name}?").format(name=doubt.name))


def search_who(place: Place, look_up: LookUp, chosen: Callable[[Who], None]) -> None:
    """Look someone up among all contacts, or make a new one of what was typed."""

    def search(text: str, deliver: Deliver) -> None:
        def show(found: Sequence[Named]) -> None:
            options = [_person(who) for who in found]
            if name := text.strip():
                options.append(Option(NewContact(name), _("Nieuw: {name}").format(name=name), icon="user-plus"))
            deliver(guarded(text, options))

        look_up("contact", text, show)

    def pick(value: Hashable) -> None:
        chosen(value if isinstance(value, Named | NewContact) else None)

    show_choices(place, (), pick, title=_("Wie?"), search=search)


def correct_doubt(place: Place, state: Correcting) -> None:
    """Who a doubtful name is."""
    doubt = next((item for item in state.draft.doubts if item.name == place.item), Doubt(place.item))
    choose_who(place, doubt, state.look_up, lambda who: state.change(lambda hand: hand.choose(doubt.name, who)))


def correct_contact(place: Place, state: Correcting) -> None:
    """Take someone off, or put someone else in the place."""
    who = next((item for item in state.draft.contacts if item.id == place.item), None)
    if who is None:
        return
    options = [
        Option(_REMOVE, _("{name} niet koppelen").format(name=who.label), icon="eye-off"),
        Option(_ELSE, _("Iemand anders zoeken"), icon="search"),
    ]

    def pick(value: Hashable) -> None:
        if value == _REMOVE:
            state.change(lambda hand: hand.remove(who.id))
        else:
            search_who(
                Place(place.anchor), state.look_up, lambda other: state.change(lambda h: h.remove(who.id).link(other))
            )

    show_choices(place, options, pick, title=who.label)


def correct_new(place: Place, state: Correcting) -> None:
    """Whether a new contact is to be made after all."""
    options = [Option(_REMOVE, _("Geen nieuw contact maken"), icon="eye-off")]
    show_choices(
        place, options, lambda _value: state.change(lambda hand: hand.choose(place.item, None)), title=place.item
    )


def add_contact(place: Place, state: Correcting) -> None:
    """Link someone who is not in the sentence."""
    search_who(place, state.look_up, lambda who: state.change(lambda hand: hand.link(who)))


def correct_more(place: Place, state: Correcting) -> None:
    """The parts that have no chip yet."""
    draft = state.draft
    offered = [
        ("minutes", _("Duur"), "clock", draft.minutes is None),
        ("nature", _("Aard"), "bulb", draft.nature is None),
        ("themes", _("Thema"), "tag", not draft.themes),
        ("polarity", _("Kracht of zorg"), "thumb-up", draft.polarity is None),
        ("initiative", _("Initiatief"), "leaf", draft.initiative is None),
        ("activity", _("Activiteit"), "calendar", draft.activity is None),
        ("person", _("Persoon of organisatie"), "user", True),
        ("promises", _("Terugkoppelen"), "bell", True),
        ("place", _("Waar precies"), "map", draft.place is None),
    ]
    options = [Option(part, label, icon=icon) for part, label, icon, is_open in offered if is_open]
    title = _("Wat wil je toevoegen?")
    show_choices(place, options, lambda part: open_list(str(part), Place(place.anchor), state), title=title)


def open_list(part: str, place: Place, state: Correcting) -> None:
    """Open the list of any part of the moment."""
    {**PARTS, **_WHO}[part](place, state)


_WHO: dict[str, Callable[[Place, Correcting], None]] = {
    "doubt": correct_doubt,
    "contact": correct_contact,
    "new": correct_new,
    "person": add_contact,
    "more": correct_more,
}


def _person(who: Named) -> Option:
    if who.organisation:
        return Option(who, who.label, who.detail, icon="building")
    return Option(who, who.label, who.detail, avatar=who.label)


def take_away(part: str, item: str, state: Correcting) -> None:
    """What Delete does on a chip: the part goes back to nothing; what every moment needs goes back to what was read."""
    draft = state.draft
    if part == "contact":
        state.change(lambda hand: hand.remove(item))
    elif part in {"doubt", "new"}:
        state.change(lambda hand: hand.choose(item, None))
    elif part == "promises":
        kept = tuple(promise for number, promise in enumerate(draft.promises) if str(number) != item)
        state.change(lambda hand: hand.put(promises=kept))
    elif part == "themes":
        state.change(lambda hand: hand.put(themes=()))
    elif part in {"minutes", "nature", "polarity", "initiative", "activity", "place"}:
        state.change(lambda hand: hand.put(**{part: None}))
    elif part in {"date", "area", "kind", "people"}:
        state.change(lambda hand: hand.release(part))
