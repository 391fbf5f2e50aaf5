"""`wijkwerker backup`, `restore` and `check`: copies and whether the file is whole."""

import argparse

from wijkwerker.cli.command import Command, Result, database, file_name, open_file, passphrase
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _
from wijkwerker.services import files


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE", default="")


def _backup(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        made = services.files.back_up(file_name(arguments.out) if arguments.out else None)
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
    kept = files.restore(copy, path, word)
    lines = [_("Teruggezet.")]
    if kept is not None:
        lines.append(_("Wat er stond, is bewaard als {name}.").format(name=kept.name))
    data: dict[str, object] = {"file": str(path), "restored": str(copy), "kept": str(kept) if kept else None}
    return Result(data, tuple(lines))


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Check has no arguments of its own."""


def _check(arguments: argparse.Namespace) -> Result:
    services = open_file(arguments)
    try:
        problems = services.files.problems()
    finally:
        services.close()
    if problems:
        raise WijkwerkerError(
            _("Dit bestand is niet heel ({problems}). Er is niets veranderd.").format(problems="; ".join(problems[:3])),
            _("Zet een reservekopie terug met: wijkwerker restore."),
        )
    return Result({"ok": True, "problems": []}, (_("Het bestand is heel."),))


BACKUP = Command("backup", N_("maak een reservekopie"), _backup_arguments, _backup)
RESTORE = Command("restore", N_("zet een reservekopie terug"), _restore_arguments, _restore)
CHECK = Command("check", N_("kijk of het bestand heel is"), _no_arguments, _check)
