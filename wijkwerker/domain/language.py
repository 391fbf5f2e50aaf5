"""The words on the screen: Dutch in the code, English from the catalogue.

The Dutch sentence is the key of its translation, so a reader of the code sees what the worker sees and a missing
translation falls back to Dutch. Labels that are declared before the language is known are marked `N_` and
translated by `_` when they are shown.
"""

import gettext

from wijkwerker import paths

LANGUAGES = {"nl": "Nederlands", "en": "English"}

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "nl"


def use(language: str) -> None:
    """Show every sentence from now on in `language`, a key of LANGUAGES; an unknown one is Dutch."""
    global _current, _language  # noqa: PLW0603 - gettext's own model: one language for the process, chosen at start
    _language = language if language in LANGUAGES else "nl"
    _current = gettext.translation("wijkwerker", paths.resources() / "i18n", [language], fallback=True)


def current() -> str:
    """The language of the screen: a key of LANGUAGES."""
    return _language


def _(text: str) -> str:
    """The sentence in the chosen language; nothing stays nothing."""
    return _current.gettext(text) if text else ""  # gettext keeps the head of the catalogue under ""


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for `count` things; the caller fills in the count."""
    return _current.ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a label for the catalogue without translating it yet."""
    return text
