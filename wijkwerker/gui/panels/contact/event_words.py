"""How an event in the timeline of a contact is told: icon, title, second line and day."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import hours_text, near_day
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.notes import first_sentence
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS
from wijkwerker.gui.widgets.timeline import TimelineItem

if TYPE_CHECKING:
    from wijkwerker.services.contacts import Event

ANSWERS = {"ja": N_("ja"), "nee": N_("nee"), "later": N_("later"), "open": N_("nog open")}
_ATTENDED = {
    "deelnemer": N_("Deed mee"),
    "vrijwilliger": N_("Hielp als vrijwilliger"),
    "organisator": N_("Organiseerde mee"),
    "docent": N_("Gaf de les"),
}
_LED = {"trekker": N_("Trekker van {title}"), "mede-trekker": N_("Mede-trekker van {title}")}
_LONGEST_TITLE = 90


def tell(event: "Event", today: date, kinds: Mapping[str, str]) -> TimelineItem:
    """The words for an event; `kinds` are the labels of the kinds of moments by code."""
    icon, tone, title, parts = _TELLERS[event.kind](event, today, kinds)
    when = near_day(event.day, today)
    if event.kind == "contact_moment" and event.time and abs((event.day - today).days) <= 1:
        when = f"{when} {event.time}"
    detail = " · ".join(part for part in parts if part)
    return TimelineItem(event.id, title, detail, when, icon, tone)


_Parts = tuple[str, str, str, list[str]]


def _moment(event: "Event", today: date, kinds: Mapping[str, str]) -> _Parts:
    label = kinds.get(event.code, event.code)
    people = event.people or 0
    with_people = ngettext("{count} mens", "{count} mensen", people).format(count=people) if people > 1 else ""
    title, rest = (
        first_sentence(event.title, _LONGEST_TITLE),
        [event.place, label.lower(), with_people, _follow_up(event, today)],
    )
    if not title:
        title, rest = label, [event.place, with_people, _follow_up(event, today)]
    return KIND_ICONS.get(event.code, "speech"), "neutral", title, rest


def _attendance(event: "Event", _today: date, _kinds: Mapping[str, str]) -> _Parts:
    people = event.people or 0
    count = ngettext("{count} mens", "{count} mensen", people).format(count=people) if people else ""
    hours = hours_text(event.hours) if event.hours else ""
    volunteered = _("{hours} vrijwillig").format(hours=hours) if hours and event.code == "vrijwilliger" else hours
    parts = [_(_ATTENDED.get(event.code, "")) if event.code else "", count, volunteered]
    return "calendar", "soft", event.title or _("Activiteit"), parts


def _ask(event: "Event", today: date, _kinds: Mapping[str, str]) -> _Parts:
    answer = _(ANSWERS.get(event.code, event.code))
    if event.code == "later" and event.due:
        answer = _("later, {day}").format(day=near_day(event.due, today))
    title = _("Gevraagd: {what}").format(what=first_sentence(event.title, _LONGEST_TITLE))
    return "hand", "soft", title, [_("Antwoord: {answer}").format(answer=answer)]


def _promise(event: "Event", today: date, _kinds: Mapping[str, str]) -> _Parts:
    title = _("Afgesproken: {what}").format(what=first_sentence(event.title, _LONGEST_TITLE))
    return "bell", "neutral", title, [_follow_up(event, today) or _("nog terugkoppelen")]


def _initiative(event: "Event", _today: date, _kinds: Mapping[str, str]) -> _Parts:
    return "leaf", "soft", _(_LED.get(event.code, "{title}")).format(title=event.title), [event.place]


def _introduction(event: "Event", _today: date, _kinds: Mapping[str, str]) -> _Parts:
    return "handshake", "neutral", _("Verbonden met {name}").format(name=event.title or _("naam weg")), [event.code]


def _story(event: "Event", _today: date, _kinds: Mapping[str, str]) -> _Parts:
    return "quote", "neutral", _("Vertelde: {title}").format(title=event.title), []


_TELLERS = {
    "contact_moment": _moment,
    "attendance": _attendance,
    "ask": _ask,
    "promise": _promise,
    "initiative": _initiative,
    "introduction": _introduction,
    "story": _story,
}


def _follow_up(event: "Event", today: date) -> str:
    if event.done:
        return _("teruggekoppeld {day}").format(day=near_day(event.done, today))
    return _("terugkoppelen {day}").format(day=near_day(event.due, today)) if event.due else ""
