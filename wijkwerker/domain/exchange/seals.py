"""What is remembered of words that must not be kept: whether others are the same can still be told.

The element of a set that named somebody leaves two sealed cells, with stamps and no value: all that it had, and those
of them that were replaced before it went on as another element. Whoever still has the element loses it when both join.
"""

from hashlib import sha256

SEAL = "\x01"


def sealed(text: str) -> str:
    """What is remembered of a text that must not be kept: whether another is the same can still be told."""
    return text if text.startswith(SEAL) else SEAL + sha256(text.encode()).hexdigest()


def replaced_in(element: str) -> str:
    """Where the stamps stand that were replaced in a sealed element."""
    return sealed(element) + "-"
