"""Workbooks with a passphrase, encrypted as Excel itself does it: on the way to a colleague, and back."""

import hmac
import io
import secrets
from functools import cache
from typing import Any

from wijkwerker import paths
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gate.kinds import damaged

_WORDS = 5


@cache
def words() -> tuple[str, ...]:
    """The 1,024 short Dutch words of passphrases: ten bits each."""
    return tuple((paths.resources() / "words" / "words.txt").read_text(encoding="ascii").split())


def make_passphrase() -> str:
    """Five Dutch words with dashes between them, chosen by chance: fifty bits."""
    return "-".join(secrets.choice(words()) for _number in range(_WORDS))


def encrypt(plain: bytes, passphrase: str) -> bytes:
    """A workbook encrypted; it was opened and compared first, and stayed in memory.

    Raises WijkwerkerError when the result does not give back what went in.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(passphrase, encrypted)
    if not hmac.compare_digest(decrypt(encrypted.getvalue(), passphrase), plain):
        raise _failed()
    return encrypted.getvalue()


def decrypt(data: bytes, passphrase: str | None) -> bytes:
    """The workbook in an encrypted file; it stays in memory.

    Raises Locked when the passphrase is missing or wrong, WijkwerkerError when the file was changed or is not whole. To
    be called on files from outside only in the process that parses.
    """
    if not passphrase or not passphrase.strip():
        raise Locked(
            _("Dit bestand zit op slot met een wachtwoord."),
            _("Vraag de afzender om de vijf woorden: liefst aan de telefoon en niet in dezelfde mail."),
        )
    book = _opened(data)
    _unlock(book, passphrase.strip())
    plain = io.BytesIO()
    try:
        book.decrypt(plain, verify_integrity=book.type == "agile")
    except Exception as error:
        raise _changed() from error
    return plain.getvalue()


def _opened(data: bytes) -> Any:
    """The container of an encrypted workbook. Whatever msoffcrypto makes of a strange one: it is not whole."""
    from msoffcrypto.format.ooxml import OOXMLFile

    if b"<!DOCTYPE" in data:
        raise damaged()
    try:
        return OOXMLFile(io.BytesIO(data))
    except Exception as error:
        raise damaged() from error


def _unlock(book: Any, passphrase: str) -> None:
    """Try the passphrase as it was typed, and then as we write them: small letters, dashes."""
    from msoffcrypto.exceptions import InvalidKeyError

    ours = "-".join(passphrase.lower().replace("-", " ").split())
    for attempt in dict.fromkeys((passphrase, ours)):
        try:
            book.load_key(password=attempt, verify_password=True)
        except InvalidKeyError:
            continue
        except Exception as error:
            raise _changed() from error
        return
    raise Locked(
        _("Dit wachtwoord past niet op dit bestand."),
        _("Kijk of het bij dit bestand hoort en of de woorden goed zijn getypt."),
    )


def _changed() -> WijkwerkerError:
    return WijkwerkerError(
        _("Dit bestand is onderweg veranderd of beschadigd: het slot klopt niet. Er is niets ingelezen."),
        _("Vraag de afzender om een nieuw bestand."),
    )


def _failed() -> WijkwerkerError:
    return WijkwerkerError(
        _("Het bestand met wachtwoord is niet goed gelukt. Er is niets gegeven."),
        _("Probeer het opnieuw, of kies een andere map."),
    )
