"""Which chips a draft shows, in their fixed order, and what each one says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wijkwerker.domain.dates import duration_text, near_day
from wijkwerker.domain.draft import Doubt, Draft, short_area
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.quicklog import ParsedPromise
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS, NATURE_ICONS, POLARITY_ICONS

Labels = Mapping[str, Sequence[tuple[str, str]]]  # list key -> (code, label)

DAY_PARTS = {"nacht": N_("nacht"), "ochtend": N_("ochtend"), "middag": N_("middag"), "avond": N_("avond")}
_LONGEST = 28  # characters of a promise on a chip


@dataclass(frozen=True, slots=True)
class ChipSpec:
    """One chip: `key` says which part it is and, after a colon, which of several. `state` is one of the Chip."""

    key: str
    text: str
    icon: str
    state: str = "recognised"
    by_hand: bool = False
    what: str = ""

    @property
    def part(self) -> str:
        """The part of the moment that the chip stands for."""
        return self.key.partition(":")[0]

    @property
    def item(self) -> str:
        """Which of several: the id of a contact, a name, the number of a promise."""
        return self.key.partition(":")[2]


def label_of(labels: Labels, list_key: str, code: str) -> str:
    """The words of a code; a code without words, such as a free #word, is shown as it is."""
    return dict(labels.get(list_key, ())).get(code) or code[:1].upper() + code[1:]


def chip_specs(draft: Draft, labels: Labels, today: date) -> list[ChipSpec]:
    """All chips of a draft, from left to right, with *Meer* at the end."""
    return list(_specs(draft, labels, today))


def _specs(draft: Draft, labels: Labels, today: date) -> Iterator[ChipSpec]:
    if draft.numbers:
        yield ChipSpec("number", _("Is dit een BSN?"), "alert-circle", "wrong")
    when = _part(draft, "date", _when(draft, today), "calendar", _("datum"))
    yield replace(when, state="doubt") if draft.ahead else when
    if draft.minutes is not None:
        yield _part(draft, "minutes", duration_text(draft.minutes), "clock", _("duur"))
    yield _part(draft, "area", short_area(draft.area.label) if draft.area else _("Kies een buurt"), "pin", _("buurt"))
    if draft.place:
        yield _part(draft, "place", draft.place, "map", _("plek"))
    yield _part(draft, "kind", label_of(labels, "kind", draft.kind), KIND_ICONS.get(draft.kind, "speech"), _("soort"))
    if draft.nature:
        icon = NATURE_ICONS.get(draft.nature, "bulb")
        yield _part(draft, "nature", label_of(labels, "nature", draft.nature), icon, _("aard"))
    yield _part(draft, "people", _how_many(draft, labels), "group", _("aantal"))
    if draft.themes:
        words = ", ".join(label_of(labels, "theme", code) for code in draft.themes)
        yield _part(draft, "themes", words, "tag", _("thema"))
    if draft.polarity:
        words = _("Kracht") if draft.polarity == "kracht" else _("Zorg")
        yield _part(draft, "polarity", words, POLARITY_ICONS[draft.polarity], _("kracht of zorg"))
    yield from _links(draft)
    for number, promise in enumerate(draft.promises):
        yield _part(draft, f"promises:{number}", promise_words(promise, today), "bell", _("afspraak"))
    yield ChipSpec("more", _("Meer"), "plus", "dashed")


def _links(draft: Draft) -> Iterator[ChipSpec]:
    if draft.initiative:
        yield _part(draft, "initiative", draft.initiative.label, "leaf", _("initiatief"))
    if draft.activity:
        yield _part(draft, "activity", draft.activity.label, "calendar", _("activiteit"))
    for who in draft.contacts:
        yield ChipSpec(f"contact:{who.id}", who.label, "building" if who.organisation else "user", what=_("wie"))
    for name in draft.new_contacts:
        yield ChipSpec(f"new:{name}", _("Nieuw: {name}").format(name=name), "user-plus", by_hand=True, what=_("wie"))
    for doubt in draft.doubts:
        words = doubt.candidates[0].label if doubt.candidates else doubt.name
        yield ChipSpec(f"doubt:{doubt.name}", words, "user", "doubt", what=_("wie"))


def _part(draft: Draft, key: str, text: str, icon: str, what: str) -> ChipSpec:
    part = key.partition(":")[0]
    by_hand = part in draft.by_hand or (part == "people" and "groups" in draft.by_hand)
    told = part in _ALWAYS_TOLD or part in draft.recognised or (part == "people" and draft.people > 1)
    return ChipSpec(key, text, icon, "recognised" if told or by_hand else "default", by_hand, what)


_ALWAYS_TOLD = frozenset({"minutes", "place", "nature", "themes", "polarity", "initiative", "activity", "promises"})


def _when(draft: Draft, today: date) -> str:
    day = near_day(draft.date, today)
    if draft.time is not None and "time" in draft.recognised:
        return f"{day}, {draft.time:%H:%M}"
    if draft.day_part in DAY_PARTS and "date" not in draft.by_hand:
        return f"{day}, {_(DAY_PARTS[draft.day_part])}"
    return day


def _how_many(draft: Draft, labels: Labels) -> str:
    count = ngettext("{count} persoon", "{count} mensen", draft.people).format(count=draft.people)
    groups = [label_of(labels, "group", code).lower() for code in draft.groups]
    return " · ".join([count, ", ".join(groups)]) if groups else count


def promise_words(promise: ParsedPromise, today: date) -> str:
    """A promise in a few words: *Terugkoppelen vr 16 okt*."""
    text = promise.text or _("terugkoppelen")
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
    text = text[:1].upper() + text[1:]
    return f"{text} {near_day(promise.due, today)}" if promise.due else text


def hint(draft: Draft) -> tuple[str, str]:
    """The one thing to know before Enter, and its tone (dang or warn); ('', '') for nothing."""
    if draft.numbers:
        return _("Wijkwerker bewaart geen BSN. Enter haalt het nummer weg."), "dang"
    if draft.ahead:
        return _("Dat is nog niet gebeurd – het komt bij vandaag te staan"), "warn"
    if draft.doubts:
        return _who_words(draft.doubts[0]), "warn"
    if draft.sensitive:
        return _("Hoort dit hier? Schrijf niets op over gezondheid, geloof of afkomst."), "warn"
    return "", ""


def _who_words(doubt: Doubt) -> str:
    number = len(doubt.candidates)
    if number == 0:
        return _("{name} staat nog niet bij je contacten – druk Tab om te kiezen").format(name=doubt.name)
    if number == 1:
        return _("Is dit {label}? Druk Tab om te kiezen").format(label=doubt.candidates[0].label)
    return ngettext(
        "{number} persoon heet {name} – druk Tab om te kiezen",
        "{number} mensen heten {name} – druk Tab om te kiezen",
        number,
    ).format(number=number, name=doubt.name)
