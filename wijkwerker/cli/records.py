"""`wijkwerker list`, `set`, `delete` and `dump`: records for scripts and checks."""

import argparse

from wijkwerker.cli.command import Command, Result, day, open_file
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import KINDS, kind_of
from wijkwerker.domain.language import N_, _


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--search", metavar="TEXT", default="")
    parser.add_argument("--area", metavar="CODE", default="")
    parser.add_argument("--from", dest="from_", metavar="D", type=day, default=None)
    parser.add_argument("--until", metavar="D", type=day, default=None)
    parser.add_argument("--limit", metavar="N", type=int, default=None)


def _list(arguments: argparse.Namespace) -> Result:
    cls = kind_of(arguments.kind)
    if arguments.limit is not None and arguments.limit < 0:
        raise WijkwerkerError(
            _("Minder dan niets laten zien kan niet."), _("Kies bij --limit een getal van 0 of meer.")
        )
    if arguments.from_ and arguments.until and arguments.from_ > arguments.until:
        raise WijkwerkerError(_("De eerste dag van de periode ligt na de laatste."), _("Draai de twee datums om."))
    services = open_file(arguments)
    try:
        found = services.listing.records(
            cls,
            search=arguments.search,
            area_code=arguments.area,
            from_=arguments.from_,
            until=arguments.until,
            limit=arguments.limit,
        )
    finally:
        services.close()
    data: dict[str, object] = {"kind": arguments.kind, "count": len(found), "records": [item.data for item in found]}
    return Result(data, tuple(f"{item.id}  {item.line}" for item in found))


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("field", metavar="FIELD")
    parser.add_argument("value", metavar="VALUE")
    parser.add_argument("--keep-numbers", action="store_true", help=_("wat op een BSN lijkt, is er geen"))


def _set(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        changes = services.records.set_value(
            arguments.id, arguments.field, arguments.value, keep_numbers=arguments.keep_numbers
        )
    finally:
        services.close()
    line = _("Bewaard.") if changes else _("Dat stond er al.")
    return Result({"id": arguments.id, "field": arguments.field, "changed": len(changes.items)}, (line,))


def _delete_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _delete(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        changes = services.records.delete(services.records.find(arguments.id))
    finally:
        services.close()
    return Result({"id": arguments.id, "deleted": len(changes.items)}, (_("Verwijderd."),))


def _dump_arguments(_parser: argparse.ArgumentParser) -> None:
    """Dump has no arguments of its own."""


def _dump(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        for line in services.files.dump():
            print(line)
    finally:
        services.close()
    return Result()


LIST = Command("list", N_("laat gegevens van één soort zien"), _list_arguments, _list)
SET = Command("set", N_("verander één veld"), _set_arguments, _set)
DELETE = Command("delete", N_("verwijder één gegeven"), _delete_arguments, _delete)
DUMP = Command("dump", N_("schrijf alles uit, één regel per gegeven"), _dump_arguments, _dump)
