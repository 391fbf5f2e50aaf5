"""Numbers in words and figures, as far as a sentence counts people or minutes with them."""

import re
from types import MappingProxyType

_UNITS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TEENS = ["tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def _words() -> dict[str, int]:
    found = {word: value for value, word in enumerate(_UNITS + _TEENS, 1)}
    for ten, word in enumerate(_TENS, 2):
        found[word] = ten * 10
        found |= {f"{unit}en{word}": ten * 10 + value for value, unit in enumerate(_UNITS, 1)}
    return found | {"honderd": 100}


WORDS = MappingProxyType(_words())
# "een twintigtal jongeren", "een dozijn mensen"
ROUND = MappingProxyType({f"{word}tal": value for word, value in _words().items() if value >= 10} | {"dozijn": 12})
# "met z'n drieën"
TOGETHER = MappingProxyType(
    {
        "tweeen": 2,
        "drieen": 3,
        "vieren": 4,
        "vijven": 5,
        "zessen": 6,
        "zevenen": 7,
        "achten": 8,
        "negenen": 9,
        "tienen": 10,
        "elven": 11,
        "twaalven": 12,
    }
)
_FIGURES = re.compile(r"[0-9]{1,4}")


def number_of(word: str) -> int | None:
    """The number that a folded word is, in figures (up to four) or in words up to honderd; None for other words."""
    if _FIGURES.fullmatch(word):
        return int(word)
    return WORDS.get(word) or ROUND.get(word)
