"""`wijkwerker backup`, `copies`, `restore` and `check`: copies, and whether the file is whole."""

import argparse

from wijkwerker.cli.command import Command, Result, database, file_name, open_file, passphrase
from wijkwerker.domain.copies import Copy
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.services.restoring import restore


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE", default="")


def _backup(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        made = services.backups.back_up(file_name(arguments.out) if arguments.out else None)
    finally:
        services.close()
    data: dict[str, object] = {"file": str(made.path), "bytes": made.bytes, "made": made.made.isoformat("T", "seconds")}
    return Result(data, (_("De reservekopie staat in {path}. Hij is nagekeken.").format(path=made.path),))


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", metavar="BACKUP")


def _restore(arguments: argparse.Namespace) -> Result:
    path, copy = database(arguments), file_name(arguments.backup)
    word = passphrase(arguments)
    if word is None:
        word = arguments.ask_passphrase(copy)
    kept = restore(copy, path, passphrase=word)
    lines = [_("Teruggezet.")]
    if kept is not None:
        lines.append(_("Wat er stond, is bewaard als {name}.").format(name=kept.name))
    data: dict[str, object] = {"file": str(path), "restored": str(copy), "kept": str(kept) if kept else None}
    return Result(data, tuple(lines))


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Copies and check have no arguments of their own."""


def _copies(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        report = services.backups.report()
    finally:
        services.close()
    there = report.elsewhere
    data: dict[str, object] = {
        "copies": [_data(copy) for copy in report.copies],
        "elsewhere": {
            "folder": str(there.folder) if there.folder else None,
            "reachable": there.reachable,
            "last": there.last.isoformat("T", "seconds") if there.last else None,
        },
    }
    lines = [ngettext("Er is {count} reservekopie.", "Er zijn {count} reservekopieën.", len(report.copies))]
    lines[0] = lines[0].format(count=len(report.copies))
    return Result(data, (*lines, *map(_line, report.copies)))


def _data(copy: Copy) -> dict[str, object]:
    counts = vars(copy.counts) if copy.counts else None
    if counts is not None:
        counts = {**counts, "last": counts["last"].isoformat() if counts["last"] else None}
    made = copy.made.isoformat("T", "seconds")
    return {"file": str(copy.path), "made": made, "bytes": copy.bytes, "place": copy.place.value, "counts": counts}


def _line(copy: Copy) -> str:
    if copy.counts is None:
        inside = _("opent niet met dit wachtwoord, of is beschadigd")
    else:
        inside = _("{contacts} contacten, {moments} momenten").format(
            contacts=copy.counts.contacts, moments=copy.counts.moments
        )
    return f"{copy.made:%Y-%m-%d %H:%M}  {copy.path}  {inside}"


def _check(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        problems = services.files.check()
        lost = services.health.lost_what_came_last
    finally:
        services.close()
    if problems:
        raise WijkwerkerError(
            _("Dit bestand is niet heel ({problems}). Er is niets veranderd.").format(problems="; ".join(problems[:3])),
            _("Zet een reservekopie terug met: wijkwerker restore."),
        )
    lines = [_("Het bestand is heel.")]
    if lost:
        lines.append(_("Wat je vlak voor een storing vastlegde, kan weg zijn. Kijk het na."))
    return Result({"ok": True, "problems": [], "lost": lost}, tuple(lines))


BACKUP = Command("backup", N_("maak een reservekopie"), _backup_arguments, _backup)
COPIES = Command("copies", N_("laat zien welke reservekopieën er zijn"), _no_arguments, _copies)
RESTORE = Command("restore", N_("zet een reservekopie terug"), _restore_arguments, _restore)
CHECK = Command("check", N_("kijk of het bestand heel is"), _no_arguments, _check)
