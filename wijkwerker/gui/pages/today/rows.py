"""What the day asks, as the rows of its cards."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import duration_text, long_day
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem
from wijkwerker.gui.widgets.tags import TagSpec

if TYPE_CHECKING:
    from wijkwerker.services.promises import DuePromise
    from wijkwerker.services.today import Meeting, NeverAsked, QuietInitiative

_WORDS = 2  # talents and wishes on one line


def meeting_item(meeting: "Meeting") -> CardItem:
    """A session of today: its time, place and leader, and how many came or a button to count them."""
    is_done = meeting.state == "ging door"
    is_off = meeting.state == "ging niet door"
    note = _("klaar") if is_done else "" if is_off else duration_text(meeting.minutes) if meeting.minutes else ""
    first_name = meeting.by.split(" ")[0] if meeting.by else ""
    detail = " · ".join(part for part in (meeting.place, first_name) if part)
    tags: tuple[TagSpec, ...] = ()
    if is_off:
        tags = (TagSpec(_("niet door"), "neutral", "close"),)
    elif meeting.people is not None and is_done:
        words = ngettext("{count} persoon", "{count} mensen", meeting.people).format(count=meeting.people)
        tags = (TagSpec(words, "ok", "check"),)
    asks = not is_off and not (is_done and meeting.people is not None)
    return CardItem(
        meeting,
        meeting.title,
        detail,
        Lead(time=f"{meeting.starts:%H:%M}", note=note),
        tags,
        action=_("Aanwezigheid") if asks else "",
        is_open=asks,
    )


def promise_item(promise: "DuePromise", today: date) -> CardItem:
    """A promise that is due: to whom, what about, and how late it is."""
    what = promise.what.split("\n")[0]
    title = f"{promise.to} – {what}" if promise.to else what[:1].upper() + what[1:]
    day = long_day(promise.promised_on, today).split(" ", 1)[1]
    promised = _("Beloofd op {day}").format(day=day)
    late = (today - promise.due).days
    if late > 0:
        words = ngettext("{days} dag te laat", "{days} dagen te laat", late).format(days=late)
        tag = TagSpec(words, "dang", "alert-circle")
    else:
        tag = TagSpec(_("vandaag"), "warn", "clock")
    detail = " · ".join(part for part in (promised, promise.about) if part)
    return CardItem(promise, title, detail, _lead(promise), (tag,), action=_("Gedaan"), action_icon="check")


def _lead(promise: "DuePromise") -> Lead:
    if promise.organisation:
        return Lead(icon="building", square=True)
    return Lead(name=promise.to) if promise.to_id else Lead(icon="group" if promise.to else "bell")


def quiet_item(initiative: "QuietInitiative", phases: Mapping[str, str], today: date) -> CardItem:
    """An initiative that nothing was heard of: its phase, who carries it, and for how long."""
    phase = phases.get(initiative.phase, initiative.phase)
    lead = _("trekker {name}").format(name=initiative.lead) if initiative.lead else ""
    second = _("even gedag zeggen?") if initiative.phase == "zelfstandig" else lead
    last = initiative.last or initiative.since
    if last is None:
        note = _("nog niets gehoord")
    else:
        days = (today - last).days
        note = ngettext("{days} dag stil", "{days} dagen stil", days).format(days=days)
    detail = " · ".join(part for part in (phase, second) if part)
    return CardItem(initiative, initiative.title, detail, Lead(icon="leaf", tone="neutral"), note=note)


def unasked_item(person: "NeverAsked") -> CardItem:
    """Someone who was never asked: what they can do and would like."""
    can = _("Kan {what}").format(what=_joined(person.talents)) if person.talents else ""
    would = _("wil {what}").format(what=_joined(person.wishes)) if person.wishes else person.available
    detail = " · ".join(part for part in (can, would) if part)
    return CardItem(person, person.name, detail, Lead(name=person.name), action=_("Vragen"), action_icon="hand")


def _joined(words: Sequence[str]) -> str:
    shown = list(words[:_WORDS])
    return _("{first} en {second}").format(first=shown[0], second=shown[1]) if len(shown) > 1 else shown[0]
