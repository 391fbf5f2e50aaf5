"""What every command has in common: its arguments, its result, and opening the file."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NoReturn

from wijkwerker import paths
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.fields import Day
from wijkwerker.domain.language import N_, _
from wijkwerker.services.services import Services, open_services

DONE = 0
_YEARS = range(1900, 2200)


@dataclass(frozen=True)
class Result:
    """What a command prints: `data` as JSON or `lines` for a person, and the exit code."""

    data: dict[str, object] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    code: int = DONE


@dataclass(frozen=True)
class Command:
    """A command: its name, what it does in one line, its arguments and its work."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Result]


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses with a sentence instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse arguments that do not fit. Raises WijkwerkerError."""
        raise WijkwerkerError(
            _("Deze opdracht klopt niet: {message}.").format(message=message),
            _("Kijk hoe het moet met: {command} --help").format(command=self.prog),
        )


def database(arguments: argparse.Namespace) -> Path:
    """The file that the command works on."""
    return file_name(arguments.db) if arguments.db else paths.own_database()


def file_name(text: str) -> Path:
    """The path of a file that may or may not be there. Raises WijkwerkerError for a name that no file can have."""
    path = Path(text)
    try:
        path.with_name(path.name).lstat()
    except FileNotFoundError:
        return path
    except (OSError, ValueError) as error:
        raise WijkwerkerError(
            _("Met deze naam kan er geen bestand zijn, of je mag er niet bij."), _("Kies een kortere of andere naam.")
        ) from error
    return path


def passphrase(arguments: argparse.Namespace) -> str | None:
    """The passphrase of the command's file, None when it was not given. Raises WijkwerkerError as below."""
    return passphrase_in(arguments.passphrase_file)


def passphrase_in(name: str | None) -> str | None:
    """The first line of a passphrase file. Raises WijkwerkerError when it cannot be read or is empty."""
    if not name:
        return None
    try:
        text = Path(name).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise WijkwerkerError(
            _("Het bestand met het wachtwoord kan niet gelezen worden."), _("Kijk de naam en de rechten na.")
        ) from error
    word = text.split("\n", 1)[0]
    if not word:
        raise WijkwerkerError(
            _("Het bestand met het wachtwoord is leeg."), _("Zet het wachtwoord op de eerste regel van dat bestand.")
        )
    return word


def open_file(arguments: argparse.Namespace) -> Services:
    """The services of the command's file; asks for the passphrase when the file is locked and a person can answer."""
    word = passphrase(arguments)
    if word is None:
        word = arguments.ask_passphrase(database(arguments))
    try:
        return open_services(database(arguments), word)
    except Locked as refusal:
        if word is None:
            raise Locked(refusal.text, _("Geef het wachtwoord met --passphrase-file.")) from refusal
        raise


def day(text: str) -> date:
    """A date argument. Raises WijkwerkerError with a sentence for a day that does not exist."""
    value = Day(label=N_("Datum")).clean(text)
    if not isinstance(value, date):
        raise WijkwerkerError(_("Er is geen datum gegeven."), _("Typ een datum als 2026-10-13."))
    return value


def day_of_work(text: str) -> date:
    """A date argument on which people can have worked. Raises WijkwerkerError for one that lies too far away."""
    value = day(text)
    if value.year not in _YEARS:
        raise WijkwerkerError(
            _("De dag {day} ligt te ver weg.").format(day=value.isoformat()),
            _("Kies een dag van {first} tot en met {last}.").format(first=_YEARS[0], last=_YEARS[-1]),
        )
    return value
