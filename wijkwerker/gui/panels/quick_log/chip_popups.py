"""The lists that open under the chips: every part of the moment can be set by hand."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.dates import duration_text, near_day, parse_day
from wijkwerker.domain.draft import ByHand, Draft, Named, short_area
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.quicklog import ParsedPromise
from wijkwerker.gui.panels.quick_log.chip_specs import Labels
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS, NATURE_ICONS, POLARITY_ICONS
from wijkwerker.gui.widgets.options import Deliver, Option, Search, guarded
from wijkwerker.gui.widgets.popup import ChoicePopup

Change = Callable[[ByHand], ByHand]
LookUp = Callable[[str, str, Callable[[Sequence[Named]], None]], None]
DURATIONS = (5, 10, 15, 30, 45, 60, 90, 120)
NUMBERS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30)
MOST_MINUTES = 1440
MOST_PEOPLE = 100_000
NOBODY = ""  # the value of the option that takes something away


@dataclass(frozen=True)
class Correcting:
    """What the lists need: the draft and labels that are shown, today, a way to look names up, and where to put it.

    `look_up(kind, text, deliver)` gives Named for area, contact, initiative or activity; `change` takes a function
    from what was set by hand before to what is set now; `remove_numbers` takes what may be a BSN out of the text.
    """

    draft: Draft
    labels: Labels
    today: date
    look_up: LookUp
    change: Callable[[Change], None]
    remove_numbers: Callable[[], None]


@dataclass(frozen=True)
class Place:
    """Under which chip a list opens: the widget, which of several it stands for, and what was typed on it."""

    anchor: QWidget
    item: str = ""
    text: str = ""


def show_choices(
    place: Place,
    options: Sequence[Option],
    chosen: Callable[[Hashable], None],
    *,
    title: str,
    selected: Hashable = None,
    search: Search | None = None,
) -> None:
    """Open a list of one choice under the chip."""
    picked = () if selected is None else (selected,)
    popup = ChoicePopup(place.anchor, options, title=title, selected=picked, search=search, text=place.text)
    popup.chosen.connect(chosen)
    popup.open()


def correct_number(place: Place, state: Correcting) -> None:
    """Whether a number is a BSN; it is taken away unless it is none."""
    options = [
        Option("remove", _("Weghalen"), icon="trash"),
        Option("keep", _("Nee, geen BSN"), icon="check"),
    ]

    def chosen(value: Hashable) -> None:
        if value == "keep":
            state.change(lambda hand: hand.keep())
        else:
            state.remove_numbers()

    show_choices(place, options, chosen, title=_("Is dit een BSN?"))


def correct_date(place: Place, state: Correcting) -> None:
    """The day it happened, never ahead."""

    def search(text: str, deliver: Deliver) -> None:
        if text.strip():
            day = parse_day(text, today=state.today)
            deliver([_day(day, state.today)] if day is not None and day <= state.today else [])
        else:
            deliver([_day(state.today - timedelta(days=back), state.today) for back in range(8)])

    title = _("Wanneer was het?")
    show_choices(place, (), _putting(state, "date"), title=title, selected=state.draft.date, search=search)


def _day(day: date, today: date) -> Option:
    return Option(day, near_day(day, today), icon="calendar")


def correct_minutes(place: Place, state: Correcting) -> None:
    """How long it took."""

    def search(text: str, deliver: Deliver) -> None:
        figures = text.strip()
        if figures.isdecimal():
            typed = int(figures[:5])
            found = [typed] if 0 < typed <= MOST_MINUTES else []
            found += [typed * 60] if 0 < typed <= 12 else []
            deliver([_minutes(number) for number in found])
        else:
            known = state.draft.minutes is not None
            nothing = [Option(None, _("Zonder duur"), icon="close")] if known else []
            deliver([_minutes(number) for number in DURATIONS] + nothing)

    title = _("Hoe lang duurde het?")
    show_choices(place, (), _putting(state, "minutes"), title=title, selected=state.draft.minutes, search=search)


def _minutes(number: int) -> Option:
    return Option(number, duration_text(number), icon="clock")


def correct_area(place: Place, state: Correcting) -> None:
    """Where it was: what the sentence may mean first, then the areas that were used last."""
    others = [_named(area, "pin") for area in state.draft.other_areas]

    def search(text: str, deliver: Deliver) -> None:
        def show(found: Sequence[Named]) -> None:
            known = {option.label for option in others}
            rest = [_named(area, "pin") for area in found]
            deliver(rest if text else others + [option for option in rest if option.label not in known])

        state.look_up("area", text, show)

    show_choices(place, (), _putting(state, "area"), title=_("Welke buurt?"), search=search)


def correct_place(place: Place, state: Correcting) -> None:
    """Where exactly, in the worker's own words."""

    def search(text: str, deliver: Deliver) -> None:
        typed = [Option(text.strip(), text.strip(), icon="map")] if text.strip() else []
        nothing = [Option(None, _("Zonder plek"), icon="close")] if state.draft.place and not typed else []
        deliver(guarded(text, typed + nothing))

    show_choices(place, (), _putting(state, "place"), title=_("Waar precies?"), search=search)


def correct_kind(place: Place, state: Correcting) -> None:
    """How it went: a conversation, coffee, a phone call."""
    options = [Option(code, label, icon=KIND_ICONS.get(code, "speech")) for code, label in state.labels.get("kind", ())]
    show_choices(place, options, _putting(state, "kind"), title=_("Soort"), selected=state.draft.kind)


def correct_nature(place: Place, state: Correcting) -> None:
    """What it was about: a question, an idea, a complaint."""
    options = [
        Option(code, label, icon=NATURE_ICONS.get(code, "bulb")) for code, label in state.labels.get("nature", ())
    ]
    options.append(Option(None, _("Zonder aard"), icon="close", digit="0"))
    show_choices(place, options, _putting(state, "nature"), title=_("Aard"), selected=state.draft.nature)


def correct_polarity(place: Place, state: Correcting) -> None:
    """Whether it tells of a strength or a worry."""
    options = [
        Option("kracht", _("Kracht"), icon=POLARITY_ICONS["kracht"]),
        Option("zorg", _("Zorg"), icon=POLARITY_ICONS["zorg"]),
        Option(None, _("Geen van beide"), icon="close", digit="0"),
    ]
    show_choices(place, options, _putting(state, "polarity"), title=_("Kracht of zorg?"), selected=state.draft.polarity)


def correct_people(place: Place, state: Correcting) -> None:
    """How many there were, and of which groups."""
    groups = state.labels.get("group", ())

    def search(text: str, deliver: Deliver) -> None:
        figures = text.strip()
        if figures.isdecimal():
            number = int(figures[:6])
            deliver([_number(number)] if number <= MOST_PEOPLE else [])
            return
        begun = [(code, label) for code, label in groups if label.lower().startswith(figures.lower())]
        marked = [_group(code, label, on=code in state.draft.groups) for code, label in begun]
        deliver(([] if figures else [_number(number) for number in NUMBERS]) + marked)

    def chosen(value: Hashable) -> None:
        if isinstance(value, int):
            _putting(state, "people")(value)
        else:
            code = str(value)
            now = state.draft.groups
            kept = tuple(group for group in now if group != code) if code in now else (*now, code)
            _putting(state, "groups")(kept)

    show_choices(place, (), chosen, title=_("Hoeveel mensen?"), selected=state.draft.people, search=search)


def _number(number: int) -> Option:
    words = ngettext("{count} persoon", "{count} mensen", number).format(count=number)
    return Option(number, words, icon="group", section=_("Aantal"))


def _group(code: str, label: str, *, on: bool) -> Option:
    return Option(code, label, icon="check" if on else "users", section=_("Doelgroep"))


def correct_themes(place: Place, state: Correcting) -> None:
    """What it was about; several can be ticked."""
    known = list(state.labels.get("theme", ()))
    codes = {code for code, _label in known}
    known += [(code, code) for code in state.draft.themes if code not in codes]
    options = [Option(code, label) for code, label in known]
    popup = ChoicePopup(
        place.anchor, options, title=_("Thema’s"), multiple=True, selected=state.draft.themes, text=place.text
    )
    order = [code for code, _label in known]

    def accepted(value: object) -> None:
        ticked = cast("list[str]", value)
        _putting(state, "themes")(tuple(sorted(ticked, key=order.index)))

    popup.accepted.connect(accepted)
    popup.open()


def correct_link(kind: str, place: Place, state: Correcting) -> None:
    """Which initiative or activity it belongs to."""
    is_initiative = kind == "initiative"
    icon = "leaf" if is_initiative else "calendar"
    now = state.draft.initiative if is_initiative else state.draft.activity
    none = Option(None, _("Geen initiatief") if is_initiative else _("Geen activiteit"), icon="close")

    def search(text: str, deliver: Deliver) -> None:
        def show(found: Sequence[Named]) -> None:
            deliver([_named(item, icon) for item in found] + ([none] if now is not None and not text else []))

        state.look_up(kind, text, show)

    title = _("Welk initiatief?") if is_initiative else _("Welke activiteit?")
    show_choices(place, (), _putting(state, kind), title=title, search=search)


def correct_promise(place: Place, state: Correcting) -> None:
    """When to tell something back; without an `item` a new promise."""
    today = state.today
    promises = state.draft.promises
    number = int(place.item) if place.item else None

    def search(text: str, deliver: Deliver) -> None:
        if text.strip():
            day = parse_day(text, today=today, ahead=True)
            deliver([_day(day, today)] if day is not None and day >= today else [])
            return
        days = [_day(today + timedelta(days=ahead), today) for ahead in (1, 2, 3, 4, 5, 6, 7, 14)]
        ends = [Option(None, _("Zonder datum"), icon="bell")]
        ends += [Option(NOBODY, _("Niet terugkoppelen"), icon="close")] if number is not None else []
        deliver(days + ends)

    def chosen(value: Hashable) -> None:
        due = value if isinstance(value, date) else None
        if number is None:
            result = (*promises, ParsedPromise(_("terugkoppelen"), due))
        elif value == NOBODY:
            result = tuple(item for place, item in enumerate(promises) if place != number)
        else:
            result = tuple(replace(item, due=due) if place == number else item for place, item in enumerate(promises))
        _putting(state, "promises")(result)

    show_choices(place, (), chosen, title=_("Wanneer terugkoppelen?"), search=search)


def _named(item: Named, icon: str) -> Option:
    return Option(item, short_area(item.label), item.detail, icon=icon)


def _putting(state: Correcting, field: str) -> Callable[[Hashable], None]:
    """Sets a field to the chosen value."""
    return lambda value: state.change(lambda hand: hand.put(**{field: value}))


PARTS: dict[str, Callable[[Place, Correcting], None]] = {
    "number": correct_number,
    "date": correct_date,
    "minutes": correct_minutes,
    "area": correct_area,
    "place": correct_place,
    "kind": correct_kind,
    "nature": correct_nature,
    "people": correct_people,
    "themes": correct_themes,
    "polarity": correct_polarity,
    "initiative": partial(correct_link, "initiative"),
    "activity": partial(correct_link, "activity"),
    "promises": correct_promise,
}
