"""The records of a demo by its size."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Record
from wijkwerker.domain.language import _
from wijkwerker.services.demo.large import large
from wijkwerker.services.demo.plan import CITY, TEAM
from wijkwerker.services.demo.small import small

LARGE = {"team": TEAM, "city": CITY}
SIZES = ("small", *LARGE)


def records(
    size: str, *, seed: int, today: date, scale: float = 1.0
) -> Iterator[tuple[type[Record], Iterator[Record]]]:
    """The records of a size of SIZES, grouped per kind in the order of KINDS; each group is read once, in turn.

    `scale` makes a team or city smaller or larger: 0.01 is a hundredth of every number.
    Areas and value lists are not among them: those are shipped. Raises WijkwerkerError for another size.
    """
    if size == "small":
        return groupby(small(today, seed), key=type)
    if size in LARGE:
        return large(LARGE[size].scaled(scale), today, seed)
    raise WijkwerkerError(
        _("De maat “{size}” bestaat niet.").format(size=size[:40]),
        _("Kies uit: {sizes}.").format(sizes=", ".join(SIZES)),
    )
