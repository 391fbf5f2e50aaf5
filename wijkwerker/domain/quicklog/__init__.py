"""The one-line entry: a sentence of field work, read as the grammar of the design says, offline and always the same."""

from wijkwerker.domain.quicklog.model import AmbiguousPerson, Entry, Lexicon, ParsedPromise, QuickLog, Span
from wijkwerker.domain.quicklog.parser import parse

__all__ = ["AmbiguousPerson", "Entry", "Lexicon", "ParsedPromise", "QuickLog", "Span", "parse"]
