"""The expected refusals: sentences that a worker reads and can act on."""


class WijkwerkerError(Exception):
    """Something that can happen to anyone: what happened, and what to do now, both in plain Dutch.

    `text` says what happened and what is safe; `hint` says what now. Anything else that is raised is a bug.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.text} {self.hint}".strip()


class Locked(WijkwerkerError):  # noqa: N818 - what a file is, said to a person
    """A file that opens with a passphrase or key only: none was given, or it does not fit."""


class Damaged(WijkwerkerError):  # noqa: N818 - what a file is, said to a person
    """A file that is not whole, or is none of ours: an earlier copy of it can be put back."""
