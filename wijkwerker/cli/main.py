"""The commands of the program, and how their results and refusals are printed."""

import argparse
import getpass
import json
import sys
from pathlib import Path

from wijkwerker import __version__
from wijkwerker.cli import choices, demo, export, files, import_, keys, log, overview, privacy, records, retention
from wijkwerker.cli.command import Command, Parser, Result
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import LANGUAGES, N_, _
from wijkwerker.services import files as file_services

COMMANDS: tuple[Command, ...] = (
    demo.DEMO,
    log.LOG,
    records.LIST,
    overview.OVERVIEW,
    records.SET,
    records.DELETE,
    records.DUMP,
    export.EXPORT,
    import_.IMPORT,
    choices.UNDO,
    choices.CONFLICTS,
    choices.ERASE,
    choices.FORGET,
    retention.ROUND,
    files.BACKUP,
    files.COPIES,
    files.RESTORE,
    files.CHECK,
    privacy.INZAGE,
    privacy.AUDIT,
    keys.PASSPHRASE,
)
REFUSED = 2


def parser() -> Parser:
    """The parser of the whole command line; the window is the command that is not named."""
    top = Parser(prog="wijkwerker", description=_("Wijkwerker: het logboek van je buurt, op je eigen laptop."))
    top.add_argument("--version", action="version", version=f"Wijkwerker {__version__}")
    _shared_arguments(top, first=True)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        part = commands.add_parser(command.name, help=_(command.help), description=_(command.help))
        _shared_arguments(part, first=False)
        command.add_arguments(part)
        part.set_defaults(run=command.run)
    tour = commands.add_parser("tour", help=_(N_("maak plaatjes van alle schermen met verzonnen gegevens")))
    _shared_arguments(tour, first=False)
    tour.add_argument("--out", metavar="DIR", required=True)
    return top


def _shared_arguments(part: argparse.ArgumentParser, *, first: bool) -> None:
    """The options that stand before or after the command's name; the later one counts."""
    missing = None if first else argparse.SUPPRESS
    part.add_argument("--db", metavar="FILE", default=missing)
    part.add_argument("--passphrase-file", metavar="FILE", default=missing)
    part.add_argument("--language", choices=tuple(LANGUAGES), default=missing)
    part.add_argument("--json", action="store_true", default=False if first else argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Run a command and print its result; returns the exit code."""
    arguments.ask_passphrase = _ask_passphrase
    try:
        result: Result = arguments.run(arguments)
    except WijkwerkerError as refusal:
        return refuse(refusal, as_json=arguments.json)
    except KeyboardInterrupt:
        stopped = WijkwerkerError(_("Je hebt het gestopt. Er is niets half bewaard."))
        return refuse(stopped, as_json=arguments.json)
    if arguments.json and arguments.command != "dump":
        print(json.dumps(result.data, ensure_ascii=False))
    else:
        for line in result.lines:
            print(line)
    return result.code


def refuse(refusal: WijkwerkerError, *, as_json: bool) -> int:
    """Print why something cannot be done; returns the exit code for a refusal."""
    if as_json:
        print(json.dumps({"refused": str(refusal)}, ensure_ascii=False))
    print(refusal, file=sys.stderr)
    return REFUSED


def report_bug(report: str) -> None:
    """Print for a script that the program went wrong, with where it did."""
    print(json.dumps({"bug": report}, ensure_ascii=False))


def _ask_passphrase(path: Path) -> str | None:
    """What a person at a terminal types for a locked file; None for an open file or without a terminal."""
    if not path.exists() or not file_services.is_encrypted(path) or not sys.stdin.isatty():
        return None
    return getpass.getpass(_("Wachtwoord: "))
