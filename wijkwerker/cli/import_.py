"""`wijkwerker import`: read an exchange workbook of a colleague, or one that you filled in yourself."""

import argparse
import json
from collections.abc import Iterable
from typing import Any

from wijkwerker.cli.command import DONE, Command, Result, file_name, open_file, passphrase_in
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.planned import Decisions, Group, Line, Plan
from wijkwerker.domain.exchange.reading.notices import sentence
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.services.services import Services

WAITING = 3


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workbook", metavar="WORKBOOK")
    parser.add_argument("--dry-run", action="store_true", help=_("laat alleen zien wat er zou gebeuren"))
    parser.add_argument("--by", metavar="NAME", default="", help=_("wie vulde dit in"))
    parser.add_argument(
        "--decisions",
        metavar="FILE.json",
        default="",
        help=_('{"person": NAAM, "without": [sleutel of groep, …], "choices": {sleutel: antwoord}}'),
    )
    parser.add_argument(
        "--workbook-passphrase-file", metavar="FILE", default="", help=_("het wachtwoord van het uitwisselbestand")
    )


def _run(arguments: argparse.Namespace) -> Result:
    path = file_name(arguments.workbook)
    word = passphrase_in(arguments.workbook_passphrase_file)
    given = _decisions(arguments.decisions)
    services = open_file(arguments)
    try:
        decisions = _decided(services, given, arguments.by)
        plan = services.exchange.plan(path, decisions, word)
        if plan.asks_person and not decisions.person and (plan.recipient or plan.recipient_name):
            decisions = _decided(services, given, plan.recipient or plan.recipient_name)
            plan = services.exchange.plan(path, decisions, word)
        if arguments.dry_run:
            return _result(plan, None, applied=False)
        done = services.exchange.apply(plan, decisions, path)
        services.backups.tidy_erased(lambda: False)
    finally:
        services.close()
    return _result(done.plan, done.id, applied=True)


def _decisions(name: str) -> dict[str, Any]:
    """What a file of decisions says. Raises WijkwerkerError when it is not one."""
    if not name:
        return {}
    try:
        given = json.loads(file_name(name).read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise WijkwerkerError(_("Het bestand met keuzes kan niet gelezen worden."), _("Kijk de naam na.")) from error
    if not _is_decisions(given):
        raise WijkwerkerError(
            _("Dit zijn geen keuzes die Wijkwerker begrijpt."),
            _('Zo ziet het eruit: {"person": "Sanne Bakker", "without": ["alarm"], "choices": {}}'),
        )
    return dict(given)


def _is_decisions(given: object) -> bool:
    if not isinstance(given, dict) or not set(given) <= {"person", "without", "choices"}:
        return False
    person, without, choices = given.get("person", ""), given.get("without", []), given.get("choices", {})
    if not (isinstance(person, str) and isinstance(without, list) and isinstance(choices, dict)):
        return False
    return all(isinstance(text, str) for text in (*without, *choices.values()))


def _decided(services: Services, given: dict[str, Any], by: str) -> Decisions:
    person = services.exchange.person(by or given.get("person", ""))
    return Decisions(
        person=person.key,
        person_name=person.name,
        without=frozenset(given.get("without", ())),
        choices=given.get("choices", {}),
    )


def _result(plan: Plan, import_id: str | None, *, applied: bool) -> Result:
    data: dict[str, object] = {
        "import": import_id,
        "applied": applied,
        "new": _records(plan.of(Group.NEW)),
        "changed": _records(plan.of(Group.CHANGED)),
        "equal": plan.equal,
        "conflicts": [_conflict(line) for line in (*plan.of(Group.CONFLICT), *plan.of(Group.REVIVED))],
        "parallel": _records(plan.of(Group.PARALLEL)),
        "deleted": _records(plan.of(Group.DELETED)),
        "missing": _records(plan.of(Group.MISSING)),
        "issues": [_issue(line) for line in plan.of(Group.UNREADABLE)],
        "doubts": [_doubt(line) for line in plan.of(Group.DOUBT)],
        "reverted": len(plan.of(Group.BACK)),
        "alarms": [_doubt(line) for line in plan.of(Group.ALARM)],
        "erased": _records(plan.of(Group.ERASED)),
        "refused": None,
        "asks_person": plan.asks_person,
        "remarks": list(plan.remarks),
    }
    return Result(data, tuple(_lines(plan, applied=applied)), WAITING if plan.waits else DONE)


def _records(lines: Iterable[Line]) -> int:
    """How many records the lines are about; a line about none is one of its own."""
    return len({line.record or line.key for line in lines})


def _conflict(line: Line) -> dict[str, object]:
    found: dict[str, object] = {"record": line.record, "field": line.field}
    if line.element:
        found["element"] = line.element
    return {**found, "base": line.base, "ours": line.ours, "theirs": line.theirs}


def _issue(line: Line) -> dict[str, object]:
    return {
        "sheet": line.sheet,
        "row": line.row,
        "column": line.field,
        "raw": line.raw,
        "reason": line.reason,
        "record": line.record,
        "key": line.key,
    }


def _doubt(line: Line) -> dict[str, object]:
    return {**_issue(line), "options": list(line.options)}


def _lines(plan: Plan, *, applied: bool) -> Iterable[str]:
    yield _("Ingelezen.") if applied else _("Er is nog niets veranderd.")
    counts = (
        (Group.NEW, N_("nieuw")),
        (Group.CHANGED, N_("gewijzigd")),
        (Group.CONFLICT, N_("te kiezen")),
        (Group.DELETED, N_("verwijderd")),
        (Group.BACK, N_("teruggezet")),
        (Group.ERASED, N_("voorgoed weggehaald")),
    )
    for group, words in counts:
        if number := _records(plan.of(group)):
            yield f"{number} {_(words)}"
    parked = len(plan.of(Group.UNREADABLE)) + len(plan.of(Group.DOUBT)) + len(plan.of(Group.ALARM))
    if parked:
        yield ngettext("{count} ding is apart gezet.", "{count} dingen zijn apart gezet.", parked).format(count=parked)
        for line in (*plan.of(Group.UNREADABLE), *plan.of(Group.DOUBT), *plan.of(Group.ALARM)):
            yield f"  {line.sheet} {line.row or ''}: {sentence(line)}"
    if plan.asks_person:
        yield _("Er is iets in het bestand getypt. Wie vulde dit in? Zet erbij: --by NAAM.")
    yield from plan.remarks


IMPORT = Command("import", N_("lees een uitwisselbestand in"), _arguments, _run)
