"""The area and the period that all pages look at."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wijkwerker.domain.language import N_, _

PERIODS = {
    "deze week": N_("Deze week"),
    "deze maand": N_("Deze maand"),
    "dit kwartaal": N_("Dit kwartaal"),
    "dit jaar": N_("Dit jaar"),
    "vorig jaar": N_("Vorig jaar"),
    "alles": N_("Alles"),
    "eigen": N_("Eigen periode"),
}


@dataclass(frozen=True)
class Scope:
    """An area (None: everywhere) with its name, and a period by its key with its first and last day (None: open)."""

    area: str | None = None
    area_name: str = ""
    period: str = "dit jaar"
    from_: date | None = None
    until: date | None = None

    def with_area(self, area: str | None, name: str = "") -> "Scope":
        """The same period in another area."""
        return replace(self, area=area, area_name=name if area else "")

    def with_period(self, period: str, today: date, from_: date | None = None, until: date | None = None) -> "Scope":
        """The same area in another period, a key of PERIODS; `from_` and `until` count for the key "eigen" only."""
        if period == "eigen":
            if from_ and until and until < from_:
                from_, until = until, from_
            return replace(self, period=period, from_=from_, until=until)
        first, last = bounds(period, today)
        return replace(self, period=period, from_=first, until=last)

    def area_label(self) -> str:
        """The words of the area chip."""
        return self.area_name if self.area else _("Alle gebieden")

    def period_label(self) -> str:
        """The words of the period chip."""
        if self.period != "eigen":
            return _(PERIODS[self.period])
        if self.from_ and self.until:
            return f"{self.from_:%d-%m-%Y} – {self.until:%d-%m-%Y}"
        if self.from_:
            return _("Vanaf {day}").format(day=f"{self.from_:%d-%m-%Y}")
        if self.until:
            return _("Tot en met {day}").format(day=f"{self.until:%d-%m-%Y}")
        return _("Alles")

    def to_settings(self) -> dict[str, str]:
        """The scope as the settings keep it."""
        return {
            "scope.area": self.area or "",
            "scope.area_name": self.area_name,
            "scope.period": self.period,
            "scope.from": self.from_.isoformat() if self.from_ and self.period == "eigen" else "",
            "scope.until": self.until.isoformat() if self.until and self.period == "eigen" else "",
        }


def scope_from(settings: dict[str, str | None], today: date) -> Scope:
    """The scope that `to_settings` kept; what is not understood becomes this year, everywhere."""
    base = Scope().with_area(settings.get("scope.area") or None, settings.get("scope.area_name") or "")
    period = settings.get("scope.period") or "dit jaar"
    if period not in PERIODS:
        period = "dit jaar"
    return base.with_period(period, today, _day(settings.get("scope.from")), _day(settings.get("scope.until")))


def bounds(period: str, today: date) -> tuple[date | None, date | None]:
    """The first and last day of a period of PERIODS around `today`; (None, None) for everything."""
    if period == "deze week":
        first = today - timedelta(days=today.weekday())
        return first, first + timedelta(days=6)
    if period == "deze maand":
        return _months(today.year, today.month, 1)
    if period == "dit kwartaal":
        return _months(today.year, (today.month - 1) // 3 * 3 + 1, 3)
    if period == "dit jaar":
        return _months(today.year, 1, 12)
    if period == "vorig jaar":
        return _months(today.year - 1, 1, 12)
    return None, None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = month + count
    end = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
    return date(year, month, 1), end - timedelta(days=1)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
