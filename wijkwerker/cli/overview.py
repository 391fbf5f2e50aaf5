"""`wijkwerker overview`: the team lead's overview as a workbook."""

import argparse

from wijkwerker.cli.command import Command, Result, database, day_of_work, file_name, open_file
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="from_", metavar="D", type=day_of_work, required=True)
    parser.add_argument("--until", metavar="D", type=day_of_work, required=True)
    parser.add_argument("--area", metavar="CODE", default="")
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("--out", metavar="FILE.xlsx", required=True)


def _run(arguments: argparse.Namespace) -> Result:
    out = file_name(arguments.out)
    if out.suffix.lower() != ".xlsx":
        raise WijkwerkerError(
            _("Een overzicht wordt nu alleen als Excelbestand gemaakt."), _("Laat de naam eindigen op .xlsx.")
        )
    if arguments.from_ > arguments.until:
        raise WijkwerkerError(_("De eerste dag van de periode ligt na de laatste."), _("Draai de twee datums om."))
    if out.exists() and database(arguments).exists() and out.samefile(database(arguments)):
        raise WijkwerkerError(
            _("Dit is het bestand met je werk. Er is niets veranderd."), _("Kies een andere naam voor het overzicht.")
        )
    services = open_file(arguments)
    try:
        area = services.areas.by_code(arguments.area).id if arguments.area else None
        overview = services.overview.build(arguments.from_, arguments.until, area)
        services.overview.export(overview, out, shared=arguments.shared)
        data = services.overview.json(overview, out, shared=arguments.shared)
    finally:
        services.close()
    return Result(data, (_("Het overzicht staat in {path}.").format(path=out),))


OVERVIEW = Command("overview", N_("maak een overzicht met cijfers en verhalen"), _arguments, _run)
