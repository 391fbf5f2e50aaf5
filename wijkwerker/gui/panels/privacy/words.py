"""How privacy is told: terms, how long somebody is quiet, requests with their last day, and lines of the logs."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from wijkwerker.domain.dates import month_text, near_day, short_day
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.privacy.audit import Action, Line
from wijkwerker.domain.privacy.requests import LABELS, Request
from wijkwerker.domain.privacy.retention import Choice, Data, Due, Tidied
from wijkwerker.domain.privacy.shared import Shared, What
from wijkwerker.gui.widgets.tags import TagSpec

SOON = 7  # days before its last day that a request stands out

TERM_WORDS: Mapping[Data, tuple[str, str]] = MappingProxyType(
    {
        Data.CONTACT: (
            N_("Contacten zonder contact"),
            N_("Daarna vraagt Wijkwerker of de naam weg mag. Aantallen blijven."),
        ),
        Data.NOTE: (N_("Notities bij personen"), N_("Losse aantekeningen bij een naam.")),
        Data.STORY: (N_("Verhalen met toestemming"), N_("Daarna blijft het verhaal, zonder naam.")),
    }
)
CHOICE_WORDS: Mapping[Choice, tuple[str, str]] = MappingProxyType(  # short, and as a question to answer
    {
        Choice.GO: (N_("naam weg"), N_("Naam weg")),
        Choice.KEEP: (N_("bewaren"), N_("Bewaren, want…")),
        Choice.ASK: (N_("eerst vragen"), N_("Eerst vragen")),
    }
)
CHOICE_TAGS: Mapping[Choice, tuple[str, str]] = MappingProxyType(  # tone and icon
    {Choice.GO: ("neutral", "eye-off"), Choice.KEEP: ("ok", "check"), Choice.ASK: ("info", "speech")}
)
_SINCE: Mapping[Data, str] = MappingProxyType(
    {
        Data.CONTACT: N_("laatste contact {day}"),
        Data.NOTE: N_("notitie, veranderd {day}"),
        Data.STORY: N_("verhaal, verteld {day}"),
    }
)
_UNKNOWN: Mapping[Data, str] = MappingProxyType(
    {
        Data.CONTACT: N_("nog nooit gesproken"),
        Data.NOTE: N_("notitie zonder dag"),
        Data.STORY: N_("verhaal zonder dag"),
    }
)
_ACTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(  # words and icon
    {
        Action.OPEN: (N_("Bestand geopend"), "key"),
        Action.UNLOCK_REFUSED: (N_("Openen geweigerd: het wachtwoord klopte niet"), "alert-triangle"),
        Action.EXPORT: (N_("Uitwisselbestand gemaakt"), "upload"),
        Action.IMPORT: (N_("Bestand ingelezen"), "download"),
        Action.IMPORT_REFUSED: (N_("Bestand geweigerd bij het inlezen"), "alert-triangle"),
        Action.UNDO: (N_("Inlezen teruggedraaid"), "undo"),
        Action.OVERVIEW: (N_("Overzicht bewaard"), "chart"),
        Action.INZAGE: (N_("Inzage gemaakt"), "file"),
        Action.ERASE: (N_("Naam weggehaald"), "eye-off"),
        Action.RESTRICT: (N_("Gebruik beperkt"), "lock"),
        Action.UNRESTRICT: (N_("Beperking opgeheven"), "lock"),
        Action.ROUND: (N_("Opruimronde gedaan"), "trash"),
        Action.BACKUP: (N_("Reservekopie gemaakt"), "server"),
        Action.RESTORE: (N_("Reservekopie teruggezet"), "history"),
        Action.CHECK: (N_("Bestand nagekeken"), "shield-check"),
        Action.CHANGE_LOCK: (N_("Wachtwoord gewijzigd"), "lock"),
        Action.RECOVERY_KEY: (N_("Nieuwe herstelsleutel gemaakt"), "key"),
        Action.RECOVER: (N_("Geopend met de herstelsleutel"), "key"),
        Action.KEY_RING: (N_("Sleutelbos van de laptop gewijzigd"), "key"),
    }
)
_DOCUMENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        What.EXCHANGE: (N_("Uitwisselbestand"), "swap"),
        What.OVERVIEW: (N_("Overzicht"), "chart"),
        What.INZAGE: (N_("Inzage"), "file"),
        What.AUDIT: (N_("Logboek van het programma"), "list"),
    }
)


def term_words(months: int) -> str:
    """A term: *6 maanden*, *2 jaar*."""
    if months % 12:
        return ngettext("{count} maand", "{count} maanden", months).format(count=months)
    years = months // 12
    return ngettext("{count} jaar", "{count} jaar", years).format(count=years)


def names_count(count: int) -> str:
    """*31 namen*."""
    return ngettext("{count} naam", "{count} namen", count).format(count=written(count))


def effect_words(going: Sequence[Due]) -> str:
    """What a round is about to do, as its button says it: *31 namen weghalen*."""
    people = sum(one.data is Data.CONTACT for one in going)
    others = len(going) - people
    texts = ngettext("{count} tekst", "{count} teksten", others).format(count=written(others))
    if people and others:
        return _("{names} en {texts} weghalen").format(names=names_count(people), texts=texts)
    if going:
        return _("{what} weghalen").format(what=names_count(people) if people else texts)
    return _("Keuzes bewaren")


def people_words(shared: Shared) -> str:
    """Of how many people something was shared: *gegevens van 48 mensen*; '' when it was of nobody or is not known."""
    count = shared.people or 0
    words = ngettext("gegevens van {count} persoon", "gegevens van {count} mensen", count)
    return words.format(count=written(count)) if count else ""


def full_day(day: date) -> str:
    """A day of any year: *4 maart 2026*."""
    return f"{day.day} {month_text(day)}"


def since_words(due: Due) -> str:
    """How long something has been quiet: *laatste contact 12 maart 2024*."""
    if due.since is None:
        return _(_UNKNOWN[due.data])
    return _(_SINCE[due.data]).format(day=full_day(due.since))


def choice_tag(choice: Choice) -> TagSpec:
    """What is decided about a line."""
    tone, icon = CHOICE_TAGS[choice]
    return TagSpec(_(CHOICE_WORDS[choice][0]), tone, icon)


def tidied_words(done: Tidied) -> str:
    """What a round did, in one sentence."""
    parts = []
    if done.people:
        gone = _("{names} weggehaald").format(names=names_count(done.people))
        texts = ngettext("uit {count} tekst", "uit {count} teksten", done.texts).format(count=written(done.texts))
        parts.append(_("{gone}, ook {texts}").format(gone=gone, texts=texts) if done.texts else gone)
    if done.kept:
        parts.append(_("{count} bewaard").format(count=written(done.kept)))
    if done.asked:
        first = ngettext(
            "{count} vraag je eerst, die staat er volgende maand weer",
            "{count} vraag je eerst, die staan er volgende maand weer",
            done.asked,
        )
        parts.append(first.format(count=written(done.asked)))
    said = ". ".join(part[:1].upper() + part[1:] for part in parts) or _("Er is niets weggehaald")
    return _("{said}. Alle aantallen zijn gelijk gebleven.").format(said=said)


# -- requests -------------------------------------------------------------------------------------------------


def request_kind(request: Request) -> str:
    """What is asked, in one word: *Inzage*."""
    return _(LABELS[request.kind]).partition(":")[0]


def request_words(request: Request, today: date) -> str:
    """*vroeg op di 6 okt – antwoord uiterlijk vr 6 nov*, or when it was answered."""
    asked = short_day(request.received, today)
    if request.done is not None:
        answered = _("beantwoord {day}").format(day=near_day(request.done, today))
        return " · ".join(part for part in (answered, request.outcome) if part)
    return _("vroeg op {asked} – antwoord uiterlijk {due}").format(asked=asked, due=short_day(request.due, today))


def due_words(request: Request, today: date) -> str:
    """The last day to answer: *uiterlijk vr 6 nov*."""
    return _("uiterlijk {day}").format(day=short_day(request.due, today))


def request_tag(request: Request, today: date) -> TagSpec:
    """How it stands with a request: red when it is late, amber in the last week."""
    if request.done is not None:
        return TagSpec(_("beantwoord"), "ok", "check")
    left = (request.due - today).days
    if left < 0:
        return TagSpec(_("te laat"), "dang", "alert-circle")
    words = ngettext("nog {count} dag", "nog {count} dagen", left).format(count=left) if left else _("vandaag")
    return TagSpec(words, "warn" if left <= SOON else "neutral", "clock")


# -- what was shared and done ---------------------------------------------------------------------------------


def shared_title(shared: Shared) -> tuple[str, str]:
    """What a document was and for whom, and its icon."""
    what, icon = _DOCUMENTS.get(shared.what, (shared.what, "file"))
    if not shared.recipient:
        return _(what), icon
    return _("{what} voor {name}").format(what=_(what), name=shared.recipient), icon


def action_words(line: Line) -> tuple[str, str]:
    """What was done, in words, and its icon; the record only as the sort that it is."""
    words, icon = _ACTIONS.get(line.action, (line.action, "list"))
    kind = line.object.partition(":")[0]
    about = _(KINDS[kind].info.one).lower() if kind in KINDS else ""
    said = _("{what} ({about})").format(what=_(words), about=about) if about else _(words)
    return said, icon


def moment_of(line: Line) -> datetime | None:
    """The time of a line on this laptop's clock; None when it has none."""
    try:
        at = datetime.fromisoformat(line.at)
    except ValueError:
        return None
    return at.astimezone().replace(tzinfo=None) if at.tzinfo is not None else at
