"""`wijkwerker undo`, `conflicts` and `erase`: take back a reading, see what is to be chosen, and wipe somebody."""

import argparse

from wijkwerker.cli.command import Command, Result, open_file
from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.given import Conflict, Reverted
from wijkwerker.domain.language import N_, _, ngettext


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("import_id", metavar="IMPORT", nargs="?", default="")
    parser.add_argument("--revert", action="store_true", help=_("zet de waarden van ervoor terug, als nieuw werk"))


def _undo(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        import_id = arguments.import_id or services.exchange.last_import()
        if arguments.revert:
            return _reverted(import_id, services.exchange.revert(import_id))
        changes = services.exchange.undo(import_id)
    finally:
        services.close()
    return Result(_undone(import_id, changes), (_("Het is ongedaan gemaakt."),))


def _reverted(import_id: str, changes: Reverted) -> Result:
    lines = [_("De waarden van ervoor staan er weer.")]
    if changes.kept:
        lines.append(
            ngettext(
                "{count} nieuw gegeven bleef staan: daar is na het inlezen aan gewerkt.",
                "{count} nieuwe gegevens bleven staan: daar is na het inlezen aan gewerkt.",
                changes.kept,
            ).format(count=changes.kept)
        )
    return Result({**_undone(import_id, changes), "reverted": True, "kept": changes.kept}, tuple(lines))


def _undone(import_id: str, changes: Changes) -> dict[str, object]:
    return {"import": import_id, "undone": len(changes.items), "reverted": False}


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Conflicts has no arguments of its own."""


def _conflicts(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        found = services.exchange.conflicts()
    finally:
        services.close()
    data: dict[str, object] = {"count": len(found), "conflicts": [_data(conflict) for conflict in found]}
    lines = [ngettext("Er is {count} veld te kiezen.", "Er zijn {count} velden te kiezen.", len(found))]
    lines[0] = lines[0].format(count=len(found))
    for one in found:
        sides = " / ".join(f"{version.value or '-'} ({version.who})" for version in one.versions)
        lines.append(f"{one.record}  {one.title}  {one.field}: {sides}")
    return Result(data, tuple(lines))


def _data(conflict: Conflict) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "record": conflict.record,
        "title": conflict.title,
        "field": conflict.field,
        "element": conflict.element,
        "base": conflict.base,
        "versions": [
            {
                "value": version.value,
                "who": version.who,
                "when": version.when.isoformat(timespec="seconds") if version.when else None,
                "mine": version.mine,
            }
            for version in conflict.versions
        ],
    }


def _erase_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _erase(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        done = services.exchange.erase(arguments.id)
        services.backups.tidy_erased(lambda: False)
    finally:
        services.close()
    lines = [_("Voorgoed weggehaald. Dit komt niet terug, ook niet door een oud bestand.")]
    if done.cards > 1:
        lines.append(
            _("Ook de andere kaarten van dit contact zijn voorgoed weg: {count} samen.").format(count=done.cards)
        )
    if done.left:
        lines.append(
            _(
                "Er staan nog resten van op de schijf. De schijf is vol, of het bestand is nog ergens open."
                " Maak ruimte, sluit andere vensters en maak dan een reservekopie. Dan verdwijnen ook de resten."
            )
        )
    data: dict[str, object] = {"id": arguments.id, "erased": len(done.items), "cards": done.cards, "left": done.left}
    return Result(data, tuple(lines))


UNDO = Command("undo", N_("maak een ingelezen bestand ongedaan"), _undo_arguments, _undo)
CONFLICTS = Command("conflicts", N_("laat zien waar twee mensen iets anders schreven"), _no_arguments, _conflicts)
ERASE = Command("erase", N_("haal een gegeven voorgoed weg, overal"), _erase_arguments, _erase)
FORGET = Command("forget", N_("vergeet iemand: de naam gaat overal weg, de cijfers blijven"), _erase_arguments, _erase)
