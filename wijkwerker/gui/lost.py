"""A file that cannot be opened any more, and the copy that could take its place."""

from typing import TYPE_CHECKING

from wijkwerker.domain.errors import WijkwerkerError

if TYPE_CHECKING:
    from wijkwerker.domain.copies import Copy  # a start does without


class LostError(WijkwerkerError):
    """The file is damaged, or it is `gone`; `copy` is the newest good copy, None when there is none on this laptop.

    `may_begin` says whether somebody may begin anew instead.
    """

    def __init__(self, text: str, copy: "Copy | None", *, gone: bool = False, may_begin: bool = False) -> None:
        super().__init__(text)
        self.copy = copy
        self.gone = gone
        self.may_begin = may_begin
