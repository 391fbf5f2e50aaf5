"""What an area code says: its level, its parent, and how a team's own area gets one.

CBS codes are `GM\\d{4}` (gemeente), `WK\\d{4}` and two characters (wijk), `BU\\d{4}` and four (buurt); letters occur:
a code is text.
"""

import re
from collections.abc import Container

from wijkwerker.domain.folding import words

_FORMS = {
    "gemeente": re.compile(r"GM\d{4}"),
    "wijk": re.compile(r"WK\d{4}[0-9A-Z]{2}"),
    "buurt": re.compile(r"BU\d{4}[0-9A-Z]{4}"),
}
_OWN = re.compile(r"own-[0-9a-z]+(-[0-9a-z]+)*")


def level_of(code: str) -> str:
    """The level that a code speaks of: gemeente, wijk, buurt, or eigen for every other code."""
    return next((level for level, form in _FORMS.items() if form.fullmatch(code)), "eigen")


def is_valid_code(code: str) -> bool:
    """Whether `code` is written as a CBS code or as the code of an own area."""
    return level_of(code) != "eigen" or is_own_code(code)


def is_own_code(code: str) -> bool:
    """Whether `code` is that of an own area: made from its name, so it tells people nothing."""
    return bool(_OWN.fullmatch(code))


def parent_code(code: str) -> str | None:
    """The code of the wijk of a buurt or the gemeente of a wijk; None for a gemeente and for an own area."""
    level = level_of(code)
    if level == "buurt":
        return f"WK{code[2:8]}"
    if level == "wijk":
        return f"GM{code[2:6]}"
    return None


def own_code(name: str, gemeente: str = "", taken: Container[str] = ()) -> str:
    """The code of an own area: `own-` and the folded name; with the gemeente or a number when it is in `taken`."""
    code = _own(name)
    if code in taken and gemeente:
        code = _own(f"{name} {gemeente}")
    number, base = 2, code
    while code in taken:
        code, number = f"{base}-{number}", number + 1
    return code


def _own(name: str) -> str:
    return "own-" + (re.sub(r"[^0-9a-z]+", "-", " ".join(words(name))).strip("-") or "gebied")
