"""How large the demos for measuring are (performance.md)."""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Plan:
    """The numbers of one size; `wijken` are the codes worked in, none for the whole of Utrecht."""

    years: int
    workers: int
    contacts: int
    moments: int
    initiatives: int
    activities: int
    attendances: int
    wijken: tuple[str, ...] = ()

    def scaled(self, scale: float) -> "Plan":
        """The plan with every number of records times `scale`, at least one; the years stay."""
        numbers = {one.name for one in fields(self)} - {"years", "wijken"}
        return replace(self, **{name: max(1, round(getattr(self, name) * scale)) for name in sorted(numbers)})


TEAM = Plan(
    years=2,
    workers=16,
    contacts=5_000,
    moments=50_000,
    initiatives=500,
    activities=3_000,
    attendances=30_000,
    wijken=("WK034403", "WK034402"),
)
CITY = Plan(
    years=20,
    workers=400,
    contacts=100_000,
    moments=1_000_000,
    initiatives=20_000,
    activities=100_000,
    attendances=1_000_000,
)
