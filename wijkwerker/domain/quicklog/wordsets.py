"""Tables of words, written as running text so that they can be read and extended."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which has white space between them."""
    return frozenset(text.split())
