"""What a person wrote, made short."""

import re
from collections.abc import Iterator

from wijkwerker.domain.folding import words

LONGEST_TITLE = 120
_ENDS = re.compile(r"(?<![. ][a-zà-ÿ])[.!?…]+(?=\s+[^a-zà-ÿ\s]|\s*$)")  # not after o.a. or e.o.


def first_sentence(text: str, longest: int = LONGEST_TITLE) -> str:
    """The first sentence of a note without its full stop; one of more than `longest` characters is cut at a word."""
    return _short(next(sentences(text), ""), longest)


def sentence_with(text: str, wanted: str) -> str:
    """The first sentence in which a word begins as one of the wanted words; else the first sentence."""
    beginnings = tuple(words(wanted))
    if beginnings:
        for sentence in sentences(text):
            if any(word.startswith(beginnings) for word in words(sentence)):
                return _short(sentence, LONGEST_TITLE)
    return first_sentence(text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in their order; a line always ends one."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        start = 0
        for end in _ENDS.finditer(line):
            yield line[start : end.end()].strip()
            start = end.end()
        if rest := line[start:].strip():
            yield rest


def _short(line: str, longest: int) -> str:
    line = line.removesuffix(".")
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
