"""A file that somebody chose: whether it can be read at all, said in a sentence."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _
from wijkwerker.gate.kinds import ASK_AGAIN

AGAIN = N_("Sla het bestand daar op, sluit het, en probeer het opnieuw.")
_OWN_FOLDER = N_("Kopieer het naar je eigen map Documenten en kies het daar.")
_IN_USE = {32, 33}  # what Windows says of a file that another program holds


def look(path: Path) -> os.stat_result:
    """What the system knows of a file. Raises WijkwerkerError when it is none that somebody made."""
    with refusals(path):
        info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise WijkwerkerError(_("Dit is een map en geen bestand."), _("Open de map en kies het bestand zelf."))
    if not stat.S_ISREG(info.st_mode):
        raise WijkwerkerError(_("Dit is geen bestand dat Wijkwerker kan lezen."), _(ASK_AGAIN))
    return info


def is_open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice says, with a small file beside it, that somebody has it open."""
    with suppress(OSError):
        return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))
    return False


def empty() -> WijkwerkerError:
    """The refusal of a file with nothing in it."""
    return WijkwerkerError(_("Dit bestand is leeg."), _(ASK_AGAIN))


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Say of what the system refuses what a person can do about it."""
    try:
        yield
    except FileNotFoundError as error:
        raise WijkwerkerError(
            _("Dit bestand is er niet meer."), _("Kijk of het is verplaatst, of dat de stick er nog in zit.")
        ) from error
    except PermissionError as error:
        if getattr(error, "winerror", None) in _IN_USE or is_open_elsewhere(path):
            raise WijkwerkerError(_("Dit bestand is nog open in Excel of LibreOffice."), _(AGAIN)) from error
        raise WijkwerkerError(
            _("Wijkwerker mag dit bestand niet lezen."),
            _("Kopieer het naar je eigen map Documenten en kies het daar, of vraag de beheerder om toegang."),
        ) from error
    except (OSError, ValueError) as error:
        raise WijkwerkerError(_("Dit bestand kan nu niet worden gelezen."), _(_OWN_FOLDER)) from error
