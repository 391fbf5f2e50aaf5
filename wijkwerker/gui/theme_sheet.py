"""The tokens of the design and the one style sheet that is made of them.

In the template `@accent` is a colour of tokens.json, `px(8)` eight pixels at the chosen text size, `px(8,-1)` one real
pixel less, `font(h1)` size and weight of a letter name, and `mark(check)` a drawing of resources/style/marks.
"""

import functools
import json
import re
from collections.abc import Callable, Mapping

from PySide6.QtGui import QPalette

from wijkwerker import paths

_FILLED = re.compile(r"@(\w+)|px\(([\d.]+)(?:,(-?\d+))?\)|font\((\w+)\)|mark\((\w+)\)")


@functools.cache
def _token_file() -> dict[str, dict[str, str]]:
    text = (paths.resources() / "style" / "tokens.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    return loaded


def tokens(scheme: str) -> Mapping[str, str]:
    """The colours of `scheme`, light or dark, by token, as #RRGGBB."""
    return _token_file()[scheme]


def contrast_tokens(palette: QPalette) -> Mapping[str, str]:
    """Tokens for a worker who asked the system for high contrast: its own colours, no fills of ours, clear edges."""

    def shade(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    ground, text = shade(QPalette.ColorRole.Window), shade(QPalette.ColorRole.WindowText)
    lifted, on = shade(QPalette.ColorRole.Highlight), shade(QPalette.ColorRole.HighlightedText)
    grounds = ("bg", "rail", "surface", "sunken", "hover", "soft", "okS", "warnS", "dangS", "infoS")
    result = dict.fromkeys(_token_file()["light"], text)
    result |= dict.fromkeys(grounds, ground)
    return result | {"accent": lifted, "accentH": lifted, "on": on, "toastText": ground, "toastAction": ground}


def sheet(
    colors: Mapping[str, str],
    px: Callable[[float], int],
    letters: Mapping[str, tuple[int, int]],
    *,
    dark: bool,
) -> str:
    """The style sheet with colours, sizes and letters filled in. Raises KeyError for a token that does not exist."""
    style = paths.resources() / "style"
    marks = style / "marks" / ("dark" if dark else "light")

    def fill(found: re.Match[str]) -> str:
        token, size, extra, letter, mark = found.groups()
        if token:
            return colors[token]
        if size:
            return f"{px(float(size)) + int(extra or 0)}px"
        if letter:
            pixels, weight = letters[letter]
            return f"font-size: {px(pixels)}px; font-weight: {weight}"
        return f'url("{(marks / mark).as_posix()}.svg")'

    return _FILLED.sub(fill, (style / "wijkwerker.qss").read_text(encoding="utf-8"))
