"""`wijkwerker log`: one line of field work, as it would be typed in the window."""

import argparse
import unicodedata
from datetime import date, datetime

from wijkwerker.cli.command import Command, Result, day_of_work, open_file
from wijkwerker.domain.draft import NOTHING, Draft, Named, Occasion
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.impossible_days import impossible_day
from wijkwerker.domain.language import N_, _
from wijkwerker.services.numbers import refuse_bsn


def check_sentence(text: str, *, keep_numbers: bool) -> None:
    """Refuse what the window would show or ask first: no sentence at all, a day that does not exist, maybe a BSN."""
    if not any(unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) == "So" for sign in text):
        raise WijkwerkerError(
            _("Er staat nog niets om te bewaren."), _("Typ wat er gebeurde, bijvoorbeeld: koffie met drie moeders.")
        )
    if found := impossible_day(text):
        raise WijkwerkerError(
            _("De dag {day} bestaat niet. Er is niets bewaard.").format(day=found),
            _("Kijk de dag en de maand na, of schrijf de maand voluit."),
        )
    if not keep_numbers:
        refuse_bsn(text)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--dry-run", action="store_true", help=_("laat zien wat er herkend is, zonder te bewaren"))
    parser.add_argument("--today", metavar="D", type=day_of_work, default=None)
    parser.add_argument("--keep-numbers", action="store_true", help=_("wat op een BSN lijkt, is er geen"))


def _log(arguments: argparse.Namespace) -> Result:
    check_sentence(arguments.text, keep_numbers=arguments.keep_numbers)
    occasion = _occasion(arguments.today)
    hand = NOTHING.keep() if arguments.keep_numbers else NOTHING
    services = open_file(arguments)
    try:
        if arguments.dry_run:
            draft, moment = services.quicklog.recognise(arguments.text, occasion, hand), None
        else:
            saved = services.quicklog.save(arguments.text, occasion, hand)
            draft, moment = saved.draft, saved.moment
    finally:
        services.close()
    return Result(entry_json(draft, moment), tuple(_lines(draft, saved=moment is not None)))


def _occasion(today: date | None) -> Occasion:
    """Only a sentence of the real today gets the time that it is, so that a run with --today can be repeated."""
    if today is not None:
        return Occasion(today=today)
    now = datetime.now()  # noqa: DTZ005 - the neighbourhood's own clock
    return Occasion(today=now.date(), now=now)


def entry_json(draft: Draft, moment: str | None) -> dict[str, object]:
    """What `log --json` prints of a sentence that was read; `moment` is its id, None when it was not saved."""
    return {
        "date": draft.date.isoformat(),
        "minutes": draft.minutes,
        "kind": draft.kind,
        "nature": draft.nature,
        "people": draft.people,
        "groups": list(draft.groups),
        "contacts": [{"id": who.id, "name": who.label} for who in draft.contacts],
        "ambiguous_people": [doubt.name for doubt in draft.doubts if doubt.candidates],
        "unknown_people": [doubt.name for doubt in draft.doubts if not doubt.candidates],
        "area": {"code": draft.area.code, "name": draft.area.label} if draft.area else None,
        "themes": list(draft.themes),
        "initiative": _titled(draft.initiative),
        "activity": _titled(draft.activity),
        "polarity": draft.polarity,
        "promises": [
            {"text": promise.text, "due": promise.due.isoformat() if promise.due else None}
            for promise in draft.promises
        ],
        "note": draft.text,
        "id": moment,
    }


def _titled(item: Named | None) -> dict[str, str] | None:
    return {"id": item.id, "title": item.label} if item is not None else None


def _lines(draft: Draft, *, saved: bool) -> list[str]:
    """What was recognised, for a person to read."""
    told = [
        (_("Datum"), draft.date.isoformat()),
        (_("Duur in minuten"), draft.minutes),
        (_("Buurt"), draft.area.label if draft.area else None),
        (_("Soort"), draft.kind),
        (_("Aard"), draft.nature),
        (_("Hoeveel mensen"), draft.people),
        (_("Doelgroepen"), ", ".join(draft.groups)),
        (_("Thema’s"), ", ".join(draft.themes)),
        (_("Kracht of zorg"), draft.polarity),
        (_("Initiatief"), draft.initiative.label if draft.initiative else None),
        (_("Activiteit"), draft.activity.label if draft.activity else None),
        (_("Wie"), ", ".join(who.label for who in draft.contacts)),
        (_("Niet gekoppeld"), ", ".join(doubt.name for doubt in draft.doubts)),
        *((_("Terugkoppelen"), f"{promise.text} {promise.due or ''}".strip()) for promise in draft.promises),
    ]
    head = _("Opgeslagen.") if saved else _("Niet opgeslagen, alleen gelezen.")
    return [head, *(f"  {label}: {value}" for label, value in told if value)]


LOG = Command("log", N_("leg één regel veldwerk vast"), _arguments, _log)
