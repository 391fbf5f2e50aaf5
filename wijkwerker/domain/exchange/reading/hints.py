"""What somebody typed in a workbook about health, origin or religion: nothing is held back, and it is said once."""

from collections.abc import Collection, Iterable, Iterator

from wijkwerker.domain import guard
from wijkwerker.domain.exchange.merge import Key
from wijkwerker.domain.exchange.planned import Reading, Write
from wijkwerker.domain.fields import LongText
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import ngettext


def hints(
    writes: Iterable[Write], typed: Iterable[tuple[str, Key, Reading]], added: Collection[str]
) -> tuple[str, ...]:
    """A sentence when texts that were `typed` in cells, or stand in `added` rows, have words of special data."""
    texts = {(record, key[0]) for record, key, _reading in typed}
    found = sum(
        bool(guard.special_words(text))
        for write in writes
        for name, text in _long_texts(write)
        if (write.id, name) in texts or write.id in added
    )
    if not found:
        return ()
    sentence = ngettext(
        "In {n} tekst staat iets over gezondheid, geloof of afkomst. Hoort dat hier? Kijk het na.",
        "In {n} teksten staat iets over gezondheid, geloof of afkomst. Hoort dat hier? Kijk het na.",
        found,
    )
    return (sentence.format(n=found),)


def _long_texts(write: Write) -> Iterator[tuple[str, str]]:
    if write.after is None or write.kind not in KINDS:
        return
    fields = fields_of(KINDS[write.kind])
    for (name, _element), text in write.after.values.items():
        if text and isinstance(fields.get(name), LongText):
            yield name, text
