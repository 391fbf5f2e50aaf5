"""How an initiative is told: where it stands, since when, and what happened around it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import hours_text, month_text, near_day, short_month
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds import Initiative, Story
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.phases import PHASES
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS
from wijkwerker.gui.widgets.phase_steps import PhaseStep
from wijkwerker.gui.widgets.timeline import TimelineItem

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import Happening, InitiativePage

AGENDA = {
    "bewoner": N_("agenda van bewoners"),
    "professional": N_("agenda van de professional"),
    "gemeente": N_("agenda van de gemeente"),
}
_LONGEST = 110
Labels = Mapping[str, Mapping[str, str]]  # of the value lists: list, code, label


def where_parts(page: "InitiativePage", labels: Labels) -> list[str]:
    """Area, themes, who leads, and how many take part."""
    themes = [labels.get("theme", {}).get(code, code) for code in sorted(page.initiative.themes)]
    words = [page.area]
    if themes:
        words.append(_joined([themes[0], *(theme.lower() for theme in themes[1:])]))
    if page.lead:
        words.append(_("trekker {name}").format(name=page.lead))
    if page.take_part:
        told = ngettext("{count} bewoner doet mee", "{count} bewoners doen mee", page.take_part)
        words.append(told.format(count=page.take_part))
    return [word for word in words if word]


def _joined(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("{some} en {last}").format(some=", ".join(words[:-1]), last=words[-1])


def phase_steps(page: "InitiativePage", labels: Mapping[str, str]) -> list[PhaseStep]:
    """The phases with the month in which each began; what was paused or stopped stands after the last one."""
    now = page.initiative.phase
    began: dict[str, date] = {}
    last = ""
    for change in page.parts.phases:
        if change.on is not None and change.from_phase != change.to_phase:
            began[change.to_phase] = change.on
        last = change.to_phase if change.to_phase in PHASES else last
    place = PHASES.index(now) if now in PHASES else PHASES.index(last or PHASES[0])
    steps = []
    for number, phase in enumerate(PHASES):
        is_now = phase == now
        state = "now" if is_now else "done" if number <= place else "later"
        month = _month(began.get(phase), since=is_now) if state != "later" else ""
        steps.append(PhaseStep(labels.get(phase, phase), state, month))
    if now not in PHASES:
        word = labels.get(now, now).split(",", 1)[0]  # Gestopt, met les
        steps.insert(place + 1, PhaseStep(word, "now", _month(began.get(now), since=True)))
    return steps


def _month(day: date | None, *, since: bool) -> str:
    if day is None:
        return ""
    month = _("{month} ’{year}").format(month=short_month(day.month), year=f"{day.year % 100:02}")
    return _("sinds {month}").format(month=month) if since else month


def last_contact(page: "InitiativePage", today: date) -> str:
    """When something was heard for the last time."""
    if page.last is None:
        return _("Nog geen contact vastgelegd")
    return _("Laatste contact: {day}").format(day=near_day(page.last, today))


def may_be_shared(story: Story) -> bool:
    """Whether whoever told it agreed that it is told."""
    return story.consent != "geen" and "verhaal" in story.consent_for


_HOW = {"mondeling": N_("Mondeling goed"), "schriftelijk": N_("Schriftelijk goed")}
_FOR = {"verhaal": N_("om te delen"), "naam": N_("met de naam"), "foto": N_("met een foto")}


def consent_words(story: Story) -> str:
    """What the teller said yes to: *Mondeling goed sinds 4 maart 2026 – om te delen, met de naam*."""
    how = _(_HOW.get(story.consent, story.consent))
    if (day := story.consent_date) is not None:
        how = _("{how} sinds {day}").format(how=how, day=f"{day.day} {month_text(day)}")
    what = ", ".join(_(words) for code, words in _FOR.items() if code in story.consent_for)
    return f"{how} – {what}" if what else how


def told_by(story: Story, names: Mapping[str, str]) -> str:
    """Who told a story, by name only if they agreed to that."""
    name = names.get(story.teller or "", "")
    return name if name and "naam" in story.consent_for else _("een bewoner, zonder naam")


def impact_lines(initiative: Initiative, page: "InitiativePage") -> list[tuple[str, str, str]]:
    """The five steps of the impact path as (icon, title, words); the activities are counted."""
    counts = page.counts
    held = [f"{number} × {title}" for title, number in counts.activities[:2]]
    if len(counts.activities) > 2:
        rest = sum(number for _title, number in counts.activities[2:])
        held.append(ngettext("{count} andere", "{count} andere", rest).format(count=rest))
    if counts.attendance:
        told = ngettext("{count} deelname", "{count} deelnames", counts.attendance)
        held.append(told.format(count=written(counts.attendance)))
    hours = _("{hours} van ons").format(hours=hours_text(round(counts.hours))) if counts.hours >= 1 else ""
    return [
        ("handshake", _("Middelen"), initiative.impact_means or hours),
        ("calendar", _("Activiteiten"), "\n".join(held)),
        ("group", _("Direct resultaat"), initiative.impact_output or ""),
        ("heart", _("Wat verandert"), initiative.impact_outcome or ""),
        ("sun", _("Op termijn"), initiative.impact_effect or ""),
    ]


# -- the timeline -----------------------------------------------------------------------------------------


def tell(event: "Happening", today: date, labels: Labels) -> TimelineItem:
    """The words for something that happened."""
    icon, tone, title, parts = _TELLERS[event.kind](event, today, labels)
    when = near_day(event.day, today)
    detail = " · ".join(part for part in parts if part)
    return TimelineItem(event, title, detail, when, icon, tone)


_Told = tuple[str, str, str, list[str]]


def _moment(event: "Happening", _today: date, labels: Labels) -> _Told:
    kind = labels.get("kind", {}).get(event.code, event.code)
    people = event.people or 0
    count = ngettext("{count} mens", "{count} mensen", people).format(count=people) if people > 1 else ""
    hours = hours_text(event.minutes / 60) if event.minutes and event.minutes >= 60 else ""
    title = _first_sentence(event.title)
    return KIND_ICONS.get(event.code, "speech"), "neutral", title or kind, [kind if title else "", count, hours]


def _session(event: "Happening", _today: date, _labels: Labels) -> _Told:
    if event.code == "ging niet door":
        return "calendar", "neutral", event.title, [_("ging niet door")]
    people = event.people or 0
    count = ngettext("{count} mens", "{count} mensen", people).format(count=people)
    title = f"{event.title}, {count}" if people else event.title
    new = ngettext("{count} nieuwe", "{count} nieuwe", event.new_people).format(count=event.new_people)
    helped = ngettext("{count} vrijwilliger", "{count} vrijwilligers", event.volunteers).format(count=event.volunteers)
    parts = [new if event.new_people else "", helped if event.volunteers else ""]
    parts.append(hours_text(event.hours) if event.hours else "")
    if event.code == "gepland":
        parts.append(_("aanwezigheid nog invullen"))
    return "calendar", "soft", title, parts


def _phase(event: "Happening", _today: date, labels: Labels) -> _Told:
    phase = labels.get("phase", {}).get(event.code, event.code)
    if event.before == event.code:
        return "edit", "neutral", _("Bijgesteld"), [_first_sentence(event.title)]
    title = _("Begonnen bij {phase}") if not event.before else _("Naar {phase}")
    return "arrow-right", "info", title.format(phase=phase), [_first_sentence(event.title)]


def _promise(event: "Happening", today: date, _labels: Labels) -> _Told:
    title = _first_sentence(event.title)
    title = title[:1].upper() + title[1:]
    if event.done:
        day = near_day(event.day2, today) if event.day2 else ""
        return "bell", "ok", title, [_("Beloofd en teruggekoppeld {day}").format(day=day)]
    late = event.day2 is not None and event.day2 < today
    due = _("voor {day}").format(day=near_day(event.day2, today)) if event.day2 else ""
    return "bell", "dang" if late else "warn", title, [_("Beloofd – nog terugkoppelen"), due]


def _story(event: "Happening", _today: date, _labels: Labels) -> _Told:
    return "quote", "soft", event.title, [_("Verhaal")]


def _lesson(event: "Happening", _today: date, _labels: Labels) -> _Told:
    return "bulb", "warn", _first_sentence(event.title), [_("Les")]


_TELLERS = {
    "contact_moment": _moment,
    "session": _session,
    "phase_change": _phase,
    "promise": _promise,
    "story": _story,
    "lesson": _lesson,
}


def _first_sentence(text: str) -> str:
    """The first sentence of a text, without its full stop; what is longer is cut at a word."""
    line = text.strip().split("\n", 1)[0]
    for end in (". ", "! ", "? "):
        head, found, _rest = line.partition(end)
        if found:
            line = head + end.strip()
    line = line.removesuffix(".")
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def short(text: str, most: int = 260) -> str:
    """A text, cut at a word when it is long."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
