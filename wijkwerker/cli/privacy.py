"""`wijkwerker inzage` and `audit`: what is kept about a person, and what was done with the file."""

import argparse
from dataclasses import asdict
from datetime import date

from wijkwerker.cli.command import Command, Result, database, day, file_name, open_file
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _

_SHOWN = 50  # lines of the audit on a screen


def _inzage_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--out", metavar="FILE.pdf|.xlsx|.json", required=True)
    parser.add_argument("--today", metavar="D", type=day, default=None)


def _inzage(arguments: argparse.Namespace) -> Result:
    out = file_name(arguments.out)
    _refuse_own_file(arguments)
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the worker's own calendar
    services = open_file(arguments)
    try:
        made = services.privacy.inzage.gather(arguments.id.strip().lower(), today)
        services.privacy.inzage.save(made, out)
    finally:
        services.close()
    data: dict[str, object] = {
        "file": str(out),
        "contact": made.contact,
        "sections": len(made.sections),
        "answer_by": made.answer_by.isoformat() if made.answer_by else None,
    }
    return Result(
        data,
        (
            _("De inzage staat in {path}.").format(path=out),
            _("Lees hem na voor je hem geeft: een naam die niet in het bestand staat, herkent Wijkwerker niet."),
        ),
    )


def _audit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE.xlsx", default="")


def _audit(arguments: argparse.Namespace) -> Result:
    if arguments.out:
        _refuse_own_file(arguments)
    services = open_file(arguments)
    try:
        lines = services.privacy.audit.lines(-1)
        if arguments.out:
            services.privacy.audit.export(file_name(arguments.out))
    finally:
        services.close()
    data: dict[str, object] = {"file": arguments.out or None, "lines": [asdict(line) for line in lines]}
    if arguments.out:
        return Result(data, (_("Het logboek staat in {path}.").format(path=arguments.out),))
    told = (f"{one.at}  {one.action}  {one.object}  {one.result}  {one.origin}  {one.actor}" for one in lines[:_SHOWN])
    return Result(data, tuple(told))


def _refuse_own_file(arguments: argparse.Namespace) -> None:
    """Refuse to write a document in the place of the file itself."""
    out, own = file_name(arguments.out), database(arguments)
    if out.exists() and own.exists() and out.samefile(own):
        raise WijkwerkerError(_("Dit is het bestand met je werk. Er is niets veranderd."), _("Kies een andere naam."))


INZAGE = Command("inzage", N_("geef iemand alles wat over hem of haar bewaard is"), _inzage_arguments, _inzage)
AUDIT = Command("audit", N_("laat zien wat er met het bestand is gedaan"), _audit_arguments, _audit)
