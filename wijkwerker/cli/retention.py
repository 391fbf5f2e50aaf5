"""`wijkwerker round`: what is past its term, and letting go of what may go."""

import argparse
from datetime import date

from wijkwerker.cli.command import Command, Result, day_of_work, open_file
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.privacy.retention import Choice, Data, Decision, Due, Round
from wijkwerker.services.services import Services

_SHOWN = 40  # lines on a screen
_LABELS = {Data.CONTACT: N_("contact"), Data.NOTE: N_("notitie"), Data.STORY: N_("verhaal")}
_CHOICES = {Choice.GO: N_("mag weg"), Choice.KEEP: N_("bewaren"), Choice.ASK: N_("eerst vragen")}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--apply", action="store_true", help=_("laat los wat weg mag; de rest blijft staan"))
    parser.add_argument("--today", metavar="D", type=day_of_work, default=None)


def _run(arguments: argparse.Namespace) -> Result:
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the worker's own calendar
    services = open_file(arguments)
    try:
        due = services.privacy.retention.due(today)
        return _applied(services, due, today) if arguments.apply else _proposed(due, today)
    finally:
        services.close()


def _data(due: Round, today: date) -> dict[str, object]:
    return {
        "today": today.isoformat(),
        "terms": {data.value: months for data, months in due.terms.items()},
        "lines": [
            {
                "data": line.data.value,
                "record": line.record,
                "name": line.name,
                "since": line.since.isoformat() if line.since else None,
                "choice": line.choice.value,
                "why": line.why,
            }
            for line in due.lines
        ],
    }


def _proposed(due: Round, today: date) -> Result:
    count = len(due.lines)
    lines = [ngettext("{count} regel is over de termijn heen.", "{count} regels zijn over de termijn heen.", count)]
    lines[0] = lines[0].format(count=count)
    lines += [_told(line) for line in due.lines[:_SHOWN]]
    if count > _SHOWN:
        lines.append(_("… en nog {count}.").format(count=count - _SHOWN))
    if any(line.choice is Choice.GO for line in due.lines):
        lines.append(_("Er is nog niets weg. Wat weg mag, gaat weg met --apply. Alle cijfers blijven gelijk."))
    return Result(_data(due, today), tuple(lines))


def _told(line: Due) -> str:
    since = line.since.isoformat() if line.since else "-"
    words = f"{since}  {_(_LABELS[line.data])}  {line.name}: {_(_CHOICES[line.choice])}"
    return f"{words} ({line.why})" if line.why else words


def _applied(services: Services, due: Round, today: date) -> Result:
    going = [Decision(line.data, line.record, line.choice) for line in due.lines if line.choice is Choice.GO]
    done = services.privacy.retention.decide(going, today)
    services.backups.tidy_erased(lambda: False)
    people = ngettext("{count} persoon is vergeten.", "{count} mensen zijn vergeten.", done.people)
    texts = ngettext("In {count} tekst is iets weggehaald.", "In {count} teksten is iets weggehaald.", done.texts)
    data = {**_data(due, today), "people": done.people, "texts": done.texts, "left": len(due.lines) - len(going)}
    return Result(data, (people.format(count=done.people), texts.format(count=done.texts)))


ROUND = Command("round", N_("laat zien wat langer bewaard is dan nodig, en ruim het op"), _arguments, _run)
