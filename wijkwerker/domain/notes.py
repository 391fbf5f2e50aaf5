"""What a person wrote, made short."""

import re

LONGEST_TITLE = 120
_END = re.compile(r"(?<![. ][a-zà-ÿ])[.!?…]+(?=\s+[^a-zà-ÿ\s]|\s*$)")  # not after o.a. or e.o.


def first_sentence(text: str) -> str:
    """The first sentence of a note without its full stop; a longer one is cut at a word."""
    line = text.strip().split("\n", 1)[0].strip()
    if (end := _END.search(line)) is not None:
        line = line[: end.end()]
    line = line.removesuffix(".")
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
