"""Text as it is kept: its one written form, and its length as a workbook counts."""

import unicodedata

TEXT_LIMIT = 32_000  # UTF-16 units: a workbook cell holds no more than 32,767


def tidy(text: str) -> str:
    """`text` in NFC, with plain newlines and spaces, without control characters and trimmed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", text).strip()


def utf16_length(text: str) -> int:
    """The number of UTF-16 units of `text`, which is how a workbook counts."""
    return len(text) + sum(c > "\uffff" for c in text)
