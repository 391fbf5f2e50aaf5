"""One spelling for comparing: names and words as a Dutch keyboard without accents would write them.

Search, lists in order of the alphabet and the one-line entry all compare folded text, so that "Yildiz" finds Yıldız,
"Lukasz" finds Łukasz and "Overvecht Noord" finds Overvecht-Noord.
"""

import re
import unicodedata
from functools import cache
from types import MappingProxyType

_APOSTROPHES = "'’‘ʼʹʻ`´ʿʾ＇"
_DASHES = "-‐‑‒–—―−﹣－"
_LETTERS = MappingProxyType(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŋ": "ng",
        "ə": "e",
        "ǝ": "e",
        "ŧ": "t",
        "ĸ": "k",
    }
)
_TABLE = str.maketrans(dict(_LETTERS) | dict.fromkeys(_APOSTROPHES, "") | dict.fromkeys(_DASHES, " "))
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cs"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """`text` for comparing: lower case, without accents and apostrophes, hyphens and white space as one space.

    Other signs stay. Zero-width signs and lone surrogates go, so the result can always be stored. Folding twice is
    folding once.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_TABLE)
        text = "".join(c for c in text if unicodedata.category(c) not in _DROPPED)
    return " ".join(text.lower().translate(_TABLE).replace("\0", " ").split())


def words(text: str) -> list[str]:
    """The folded words of `text` in their order: letters and digits only."""
    return _WORD.findall(fold(text))


def phrase(text: str) -> str:
    """The folded words of `text` with one space between: the form in which names and titles are looked up."""
    return " ".join(words(text))


class _Flat(dict[int, str]):
    """The plain letter for every character, found once: exactly one for one."""

    def __missing__(self, code: int) -> str:
        plain = fold(char) if (char := chr(code)) not in _APOSTROPHES else "'"
        self[code] = result = plain if len(plain) == 1 else char
        return result


_FLAT = _Flat(dict.fromkeys(map(ord, _DASHES), "-"))


def flat(text: str) -> str:
    """`text` in plain lower-case letters, exactly as long as it was, for finding where words stand.

    Letters that fold to two (ß) stay as they are; apostrophes and dashes become ' and -.
    """
    return text.lower() if text.isascii() else text.translate(_FLAT)


@cache
def _letters(char: str) -> str:
    """The plain letters of one character: one, more (ß), or none (an accent of its own, a zero-width sign)."""
    if char in _APOSTROPHES:
        return "'"
    if char in _DASHES:
        return "-"
    return " " if char.isspace() or char == "\0" else fold(char)


def traced(text: str) -> tuple[str, list[int]]:
    """`text` in plain lower-case letters without accents and zero-width signs, and for each where it stands in `text`.

    Unlike `flat` it also finds a name that was written with accents of their own; signs and spaces stay.
    """
    if text.isascii():
        return text.lower(), list(range(len(text)))
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        letters = _letters(char)
        plain.append(letters)
        places.extend([place] * len(letters))
    return "".join(plain), places
