"""From the history of an initiative to its Loslaten-lijn: the steps of the ladder, and our hours month by month."""

from collections.abc import Mapping, Sequence
from datetime import date

from wijkwerker.domain.figures.picture import LettingGo
from wijkwerker.domain.kinds import Initiative, LadderChange
from wijkwerker.domain.lists import seed_codes


def letting_go(
    initiative: Initiative, changes: Sequence[LadderChange], hours: Mapping[str, float], today: date
) -> LettingGo:
    """The line until today; `hours` are ours per month 'YYYY-MM'. A month without any counts as none."""
    rungs = {code: place for place, code in enumerate(seed_codes("participation_ladder"))}
    known = [(change.on, rungs[change.ladder]) for change in changes if change.on and change.ladder in rungs]
    if not known and initiative.ladder in rungs:
        known = [(initiative.started or today, rungs[initiative.ladder])]
    steps: list[tuple[date, int]] = []
    for on, step in sorted(known, key=lambda pair: pair[0]):
        if on > today or (steps and steps[-1][1] == step):
            continue
        steps.append((on, step))
    return LettingGo(title=initiative.title, until=today, steps=tuple(steps), hours=_months(hours, today))


def _months(hours: Mapping[str, float], today: date) -> tuple[tuple[date, float], ...]:
    """Every month from the first with hours up to now."""
    if not hours:
        return ()
    month = date.fromisoformat(f"{min(hours)}-01")
    result = []
    while month <= today:
        result.append((month, hours.get(f"{month:%Y-%m}", 0.0)))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(result)
