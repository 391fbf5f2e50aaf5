"""`wijkwerker export`: an exchange workbook for a colleague."""

import argparse
from datetime import date

from wijkwerker.cli.command import Command, Result, database, day, file_name, open_file
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.language import N_, _
from wijkwerker.services.services import Services

LAST = "last"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE.xlsx", required=True)
    parser.add_argument("--for", dest="for_", metavar="NAME", default="")
    parser.add_argument("--area", metavar="CODE", nargs="+", action="extend", default=[])
    parser.add_argument("--since", metavar="last|D", default="")
    parser.add_argument("--without-personal-data", action="store_true")
    parser.add_argument("--encrypt", action="store_true")


def _run(arguments: argparse.Namespace) -> Result:
    out = file_name(arguments.out)
    if out.suffix.lower() != ".xlsx":
        raise WijkwerkerError(_("Een uitwisselbestand is een Excelbestand."), _("Laat de naam eindigen op .xlsx."))
    if out.exists() and database(arguments).exists() and out.samefile(database(arguments)):
        raise WijkwerkerError(
            _("Dit is het bestand met je werk. Er is niets veranderd."),
            _("Kies een andere naam voor het uitwisselbestand."),
        )
    only_new = arguments.since == LAST
    if only_new and not arguments.for_.strip():
        raise WijkwerkerError(
            _("Nieuw voor wie? Dat moet Wijkwerker weten om te zien wat diegene al heeft."),
            _("Zet erbij voor wie het is: --for NAAM."),
        )
    since = day(arguments.since) if arguments.since and not only_new else None
    services = open_file(arguments)
    try:
        made = services.exchange.export(_order(arguments, services, since, only_new=only_new))
    finally:
        services.close()
    data: dict[str, object] = {
        "export": made.export,
        "file": str(made.path),
        "sheets": dict(made.sheets),
        "sha256": made.sha256,
        "passphrase": made.passphrase,
    }
    lines = [_("Het uitwisselbestand staat in {path}.").format(path=made.path)]
    if made.passphrase:
        lines.append(_("Het wachtwoord: {words}. Geef het niet in dezelfde mail.").format(words=made.passphrase))
    return Result(data, tuple(lines))


def _order(arguments: argparse.Namespace, services: Services, since: date | None, *, only_new: bool) -> Order:
    areas = frozenset(services.areas.by_code(code).id for code in arguments.area)
    recipient = services.exchange.person(arguments.for_, known=only_new)
    return Order(
        path=file_name(arguments.out),
        recipient=recipient.worker,
        recipient_name=recipient.name,
        scope=Scope(areas=areas, since=since, personal=not arguments.without_personal_data),
        only_new=only_new,
        encrypt=arguments.encrypt,
    )


EXPORT = Command("export", N_("maak een uitwisselbestand voor een collega"), _arguments, _run)
