"""`wijkwerker passphrase`: another passphrase, with the old one or with the recovery key."""

import argparse
from contextlib import closing

from wijkwerker.cli.command import Command, Result, database, passphrase, passphrase_in
from wijkwerker.domain.language import N_, _
from wijkwerker.services import keys
from wijkwerker.services.services import open_services


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-passphrase-file", metavar="FILE", required=True)
    parser.add_argument("--recovery-key-file", metavar="FILE")


def _change(arguments: argparse.Namespace) -> Result:
    path, new = database(arguments), passphrase_in(arguments.new_passphrase_file) or ""
    recovery_key = passphrase_in(arguments.recovery_key_file)
    if recovery_key is not None:
        services = open_services(path, key=keys.recover(path, recovery_key, new))
        with closing(services):
            return _changed(str(path), everywhere=services.keys.catch_up())
    old = passphrase(arguments)
    if old is None:
        old = arguments.ask_passphrase(path)
    services = open_services(path, old)
    with closing(services):
        return _changed(str(path), everywhere=services.keys.change_passphrase(old or "", new))


def _changed(path: str, *, everywhere: bool) -> Result:
    lines = [
        _("Het nieuwe wachtwoord geldt nu, ook voor je reservekopieën."),
        _("Kopieën die je buiten Wijkwerker om maakte of waarin je hebt gewerkt, houden het oude wachtwoord."),
    ]
    if not everywhere:
        lines.insert(1, _("Niet alle kopieën zijn nu bereikbaar. Die krijgen het zodra Wijkwerker erbij kan."))
    return Result({"file": path, "changed": True, "everywhere": everywhere}, tuple(lines))


PASSPHRASE = Command("passphrase", N_("kies een ander wachtwoord"), _arguments, _change)
