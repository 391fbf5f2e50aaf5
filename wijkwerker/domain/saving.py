"""Writing a file for other people, and why that could not be done, in a sentence."""

import os
import tempfile
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _


def save(path: Path, what: str, content: bytes) -> Path:
    """Write a file; what stood at `path` stays until the new one is complete. Gives the path back.

    `what` is a Dutch *het* word, for the refusal. Raises WijkwerkerError when it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".wijkwerker-", suffix=path.suffix, dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise not_saved(path, error, what) from error
    return path


def not_saved(path: Path, error: OSError, what: str) -> WijkwerkerError:
    """The refusal for an error of the file system; `what` is a Dutch *het* word in the language of the screen."""
    if not path.parent.is_dir():
        return WijkwerkerError(
            _("De map voor dit {what} bestaat niet.").format(what=what), _("Kies een map die er is, of maak hem eerst.")
        )
    if path.is_dir():
        return WijkwerkerError(_("“{name}” is een map.").format(name=path.name), _("Kies een andere naam."))
    if isinstance(error, PermissionError):
        return WijkwerkerError(
            _("Het {what} kan hier niet bewaard worden. Er is niets veranderd.").format(what=what),
            _("Is het bestand nog open in Excel? Sluit het dan. Kies anders een map waar je zelf in mag schrijven."),
        )
    return WijkwerkerError(
        _("Het {what} bewaren lukt niet. Misschien is de schijf vol. Je werk is veilig.").format(what=what),
        _("Maak ruimte, of kies een andere map, en probeer het opnieuw."),
    )
