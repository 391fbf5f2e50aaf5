"""The recovery key: printed at the first start, it opens the file when the passphrase is forgotten.

130 random bits and a check, as 28 letters and digits of Crockford's alphabet in groups of four. That alphabet has no
O, I, L and U: what looks alike is read as the digit that was meant. The check is the number modulo 1021, a prime: it
tells every single wrong character and every pair of neighbours that changed places.
"""

import secrets
import unicodedata

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_RANDOM, _CHECK, _GROUP = 26, 2, 4  # characters; one is five bits
_MODULUS = 1021
LENGTH = _RANDOM + _CHECK


def new() -> str:
    """A recovery key that nobody has, in groups of four."""
    number = secrets.randbits(5 * _RANDOM)
    return _grouped(_spelled(number, _RANDOM) + _spelled(number % _MODULUS, _CHECK))


def tidy(text: str) -> str:
    """A recovery key as it was printed, however it was typed: spaces, dashes, case, O for 0, I and L for 1.

    Raises WijkwerkerError, with where to look, for one that was mistyped.
    """
    typed = unicodedata.normalize("NFKC", text).upper().translate(_MEANT)
    signs = "".join(sign for sign in typed if unicodedata.category(sign)[0] not in "CPZ")
    hint = _("Kijk hem na op het papier. Grote of kleine letters maken niet uit, en streepjes ook niet.")
    if strange := next((sign for sign in signs if sign not in _ALPHABET), ""):
        raise WijkwerkerError(_("In een herstelsleutel komt geen {sign} voor.").format(sign=strange), hint)
    if len(signs) != LENGTH:
        said = _("Een herstelsleutel heeft {n} letters en cijfers. Je typte er {typed}.")
        raise WijkwerkerError(said.format(n=LENGTH, typed=len(signs)), hint)
    if _number(signs[:_RANDOM]) % _MODULUS != _number(signs[_RANDOM:]):
        raise WijkwerkerError(_("In deze herstelsleutel zit een typefout."), hint)
    return _grouped(signs)


def _spelled(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | _ALPHABET.index(sign)
    return number


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))
