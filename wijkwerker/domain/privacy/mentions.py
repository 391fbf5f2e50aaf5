"""Where a text names a person: what is told of it to that person, without the names of others."""

import re
from collections.abc import Callable, Collection
from functools import cached_property

from wijkwerker.domain.figures.sharing import masker
from wijkwerker.domain.folding import phrase, words
from wijkwerker.domain.language import _
from wijkwerker.domain.notes import sentences

_MAIL = re.compile(r"[^\s<>,;:]+@[^\s<>,;:]+\.\w+")
_PHONE = re.compile(r"(?<!\w)\+?\d(?:[ \-]?\d){8,12}(?!\w)")
_SIGN = re.compile(r"[^\w]")
_SHORTEST = 3  # letters of a word that is taken for a part of a name


class Teller:
    """Tells texts to one person: `own` are that person's names, `reached` their numbers and mail addresses, and
    `others` the names of all other people."""

    def __init__(self, own: Collection[str], reached: Collection[str], others: Collection[str]) -> None:
        self._own = own
        self._reached = frozenset(map(_plain, reached))
        self._others = others

    @cached_property
    def _mask(self) -> Callable[[str], str]:
        return masker(self._others, _("een ander"), own=self._own, surnames_alone=True)

    @cached_property
    def _names(self) -> list[str]:
        return [name for name in map(phrase, self._own) if len(name) >= _SHORTEST]

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(word for name in self._own for word in words(name) if len(word) >= _SHORTEST)

    def tell(self, text: str) -> str:
        """A text without the names, numbers and mail addresses of others."""
        if not text:
            return ""
        for pattern in (_MAIL, _PHONE):
            text = pattern.sub(self._number, text)
        return self._mask(text)

    def names(self, text: str) -> bool:
        """Whether the whole name stands in a text."""
        found = f" {phrase(text)} "
        return any(f" {name} " in found for name in self._names)

    def around(self, text: str, *, linked: bool) -> str:
        """The sentences that name the person, as they are told; all of a text that is `linked` and names nobody else.

        In a text that is linked to the person the first or last name is enough. '' when nothing names the person in a
        text that is not linked.
        """
        found = [one for one in sentences(text) if self.names(one) or (linked and self._is_meant(one))]
        return self.tell(" […] ".join(found) if found else text if linked else "")

    def _is_meant(self, sentence: str) -> bool:
        return not self._parts.isdisjoint(words(sentence))

    def _number(self, found: re.Match[str]) -> str:
        return found[0] if _plain(found[0]) in self._reached else _("(weggelaten)")


def _plain(text: str) -> str:
    """A number or address for comparing."""
    return _SIGN.sub("", text).casefold()
