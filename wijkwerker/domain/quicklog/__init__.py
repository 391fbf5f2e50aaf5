"""The one-line entry: a sentence of field work, read as the grammar of the design says, offline and always the same.

`parser.parse` reads; here stand the values it gives, which the window needs before anything is read.
"""

from wijkwerker.domain.quicklog.model import AmbiguousPerson, Entry, Lexicon, ParsedPromise, QuickLog, Span

__all__ = ["AmbiguousPerson", "Entry", "Lexicon", "ParsedPromise", "QuickLog", "Span"]
