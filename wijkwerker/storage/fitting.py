"""Whether a key is the one of an encrypted file, also when that file is damaged.

SQLCipher refuses a wrong key and a damaged first page with the same words. But every page ends with a code that only
the right key makes (HMAC-SHA512 over the page and its number), so one whole page tells which of the two it is.
Source: the design of SQLCipher 4, https://www.zetetic.net/sqlcipher/design/.
"""

import hmac
from hashlib import pbkdf2_hmac
from pathlib import Path

PAGE = 4096
_SALT, _CODE = 16, 64  # bytes: before the first page, and at the end of every page
_MASK, _ROUNDS, _KEY_BYTES = 0x3A, 2, 32  # how the key of the codes follows from the key of the file
_VARIETY = 250  # different bytes in a page of 4096: a coded one has all 256, a page of words half of them
_LOOKS = 16  # pages, spread over the file


def looks_encrypted(database: Path) -> bool:
    """Whether a file can be an encrypted one of ours: whole pages, and a first page without any pattern."""
    with database.open("rb") as file:
        return database.stat().st_size % PAGE == 0 and len(set(file.read(PAGE))) >= _VARIETY


def fits(database: Path, key: bytes) -> bool:
    """Whether at least one page of the file was written with this key. Raises OSError when it cannot be read."""
    with database.open("rb") as file:
        salt = file.read(_SALT)
        code_key = pbkdf2_hmac("sha512", key, bytes(byte ^ _MASK for byte in salt), _ROUNDS, _KEY_BYTES)
        pages = max(1, database.stat().st_size // PAGE)
        for number in sorted({1 + look * pages // _LOOKS for look in range(_LOOKS)} | {pages}):
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            content = page[_SALT if number == 1 else 0 : -_CODE] + number.to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(code_key, content, "sha512"), page[-_CODE:]):
                return True
    return False
