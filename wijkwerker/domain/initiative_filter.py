"""Which initiatives are asked for: what a worker typed and chose above the board."""

from dataclasses import dataclass
from datetime import date

BY_MOVE = "moved"
ORDERS = (BY_MOVE, "title", "area", "phase", "ladder", "lead", "last", "started")


@dataclass(frozen=True)
class InitiativeFilter:
    """Every part narrows; what is empty or None does not count.

    `area` holds all areas within it. With a text the area does not count: who looks whether someone did it before,
    looks everywhere. `quiet_on` asks for what was silent for long on that day, as Vandaag tells it. `order` is one of
    ORDERS; those of days and steps begin with the latest and the highest.
    """

    text: str = ""
    area: str | None = None
    theme: str = ""
    opgave: str = ""
    lead: str = ""
    quiet_on: date | None = None
    order: str = BY_MOVE
    backwards: bool = False

    def is_narrowed(self) -> bool:
        """Whether something was typed or chosen, apart from the area."""
        return bool(self.text.strip() or self.theme or self.opgave or self.lead or self.quiet_on)
