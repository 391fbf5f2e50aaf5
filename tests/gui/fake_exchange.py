"""Stands in for the use cases of exchange: a team of four, a workbook with everything in it, and what was asked."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.errors import Locked
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import (
    Colleague,
    Conflict,
    Exported,
    HistoryLine,
    Imported,
    Offer,
    Order,
    Parked,
    Reverted,
    Stage,
    Standing,
    Unshared,
    Version,
)
from wijkwerker.domain.exchange.planned import Decisions, Group, Line, Plan

LOES, RACHID, DENISE, BO = "w-loes", "w-rachid", "w-denise", "w-bo"
PASSPHRASE = "fiets appel brug wolk lamp"

COLLEAGUES = (
    Colleague(
        RACHID,
        "Rachid Amezian",
        "sociaal makelaar",
        datetime(2026, 10, 12, 9),
        datetime(2026, 10, 9, 16, 40),
        14,
        Standing.GIVE,
    ),
    Colleague(
        LOES,
        "Loes Vermeer",
        "opbouwwerker",
        datetime(2026, 10, 13, 8),
        datetime(2026, 10, 13, 8, 31),
        0,
        Standing.EQUAL,
    ),
    Colleague(DENISE, "Denise Lont", "teamleider", None, datetime(2026, 10, 2, 12), 31, Standing.GIVE),
    Colleague(
        BO,
        "Bo Terlouw",
        "sociaal makelaar",
        datetime(2026, 8, 28, 12),
        datetime(2026, 8, 28, 12),
        0,
        Standing.QUIET,
        6,
    ),
)
UNSHARED = Unshared(
    14, {"contact_moment": 8, "activity": 3, "contact": 2, "initiative": 1}, datetime(2026, 10, 9, 16, 40)
)
HISTORY = (
    HistoryLine(
        "i3", datetime(2026, 10, 13, 8, 31), "Loes Vermeer", "Wijkwerker-Loes.xlsx", 22, 5, 2, 0, Stage.UNDOABLE
    ),
    HistoryLine("i2", datetime(2026, 10, 2, 9), "", "Aanmeldlijst zomerfeest.xlsx", 64, 0, 0, 3, Stage.REVERTABLE),
    HistoryLine("i1", datetime(2026, 9, 29, 9), "Rachid Amezian", "Wijkwerker-Rachid.xlsx", 118, 0, 0, 0, Stage.UNDONE),
)
MOESTUIN = Conflict(
    "initiative",
    "n-moestuin",
    "Moestuin Tigrisdreef",
    "phase",
    base="toegekend",
    versions=(
        Version("in uitvoering", "Sanne Bakker", datetime(2026, 10, 12, 15, 12), mine=True),
        Version("afgerond", "Loes Vermeer", datetime(2026, 10, 11, 9, 40)),
    ),
)
PARKED = Parked(
    7,
    datetime(2026, 10, 2, 9),
    "Rachid Amezian",
    "Wijkwerker-Rachid.xlsx",
    "contact",
    "c-hans",
    "Hans de Wit",
    "Contacten",
    77,
    "Toestemming op",
    "31-09-2026",
    "De dag 31-09-2026 bestaat niet.",
)


def hlc(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    """The stamp of a moment on this laptop's clock."""
    return int(datetime(year, month, day, hour, minute).timestamp() * 1000) << 16


def conflict_line(kind: str, record: str, title: str, name: str, ours: str, theirs: str, **more: Any) -> Line:
    """A field of which Sanne and Loes wrote something else."""
    return Line(
        Group.CONFLICT,
        f"{record}:{name}",
        kind,
        record,
        title,
        name,
        ours=ours,
        theirs=theirs,
        who="Loes Vermeer",
        our_who="Sanne Bakker",
        **more,
    )


def change_line(kind: str, record: str, title: str, name: str, ours: str | None, theirs: str | None) -> Line:
    """A field that Loes changed."""
    key = f"{record}:{name}"
    return Line(Group.CHANGED, key, kind, record, title, name, base=ours, ours=ours, theirs=theirs, who="Loes Vermeer")


def lines() -> tuple[Line, ...]:
    """What stands in Loes's workbook."""
    conflicts = (
        conflict_line(
            "initiative", "n-moestuin", "Moestuin Tigrisdreef", "phase", "in uitvoering", "afgerond",
            base="toegekend", our_when=hlc(2026, 10, 12, 15, 12), when=hlc(2026, 10, 11, 9, 40),
        ),
        conflict_line(
            "contact", "c-hans", "Hans de Wit", "note", "Helpt met klussen.", "Heeft de sleutel van de kas.",
            base="?", our_when=hlc(2026, 10, 2, 9), when=hlc(2026, 10, 8, 9),
        ),
        conflict_line(
            "session", "s-koffie", "Koffie-inloop 5 oktober", "people", "21", "24",
            base=None, our_when=hlc(2026, 10, 5, 12, 3), when=hlc(2026, 10, 5, 12, 40),
        ),
    )  # fmt: skip
    changed = (
        change_line("initiative", "n-leeskring", "Leeskring Neckardreef", "lead", None, "c-joke"),
        change_line("contact", "c-nadia", "Nadia Haddad", "talents", "koken", "koken\nkoken voor groepen"),
        change_line("attendance", "t-1", "Buurttafel 29 september", "hours", "3", "4.5"),
        change_line(
            "contact_moment", "m-1", "Drie vaders willen een zaalvoetbaluur", "date", "2026-10-08", "2026-10-09"
        ),
        change_line("contact", "c-omar", "Omar Yilmaz", "consent", "geen", "mondeling"),
    )
    fresh = tuple(
        Line(Group.NEW, f"x-{n}", "contact_moment", f"x-{n}", f"Gesprek {n} op het plein", who="Loes Vermeer")
        for n in range(1, 23)
    )
    asked = (
        Line(
            Group.DOUBT, "row:contact:1", "contact", "c-fatima", "Fatima Amrani", ours="Fatima El Amrani",
            theirs="Fatima Amrani", sheet="Contacten", row=41, options=("same", "new"),
            reason="Lijkt op Fatima El Amrani. Zelfde persoon?",
        ),
        Line(
            Group.DOUBT, "row:contact:2", "contact", "c-kofi", "K. Mensah", ours="Kofi Mensah", theirs="K. Mensah",
            sheet="Contacten", row=58, options=("same", "new"), reason="Lijkt op Kofi Mensah. Zelfde persoon?",
        ),
        Line(
            Group.UNREADABLE, "Momenten:77:date", "contact_moment", "", "", "date", sheet="Momenten", row=77,
            raw="31-09-2026", reason="De dag 31-09-2026 bestaat niet.",
        ),
    )  # fmt: skip
    return (*conflicts, *changed, *fresh, *asked)


ALARM = Line(
    Group.ALARM, "column:contact:phone", "contact", "", field="phone", sheet="Contacten", raw="42", reason="sorted",
    options=("read", "hold"),
)  # fmt: skip
PLAN = Plan(
    export="e1",
    sender=LOES,
    sender_name="Loes Vermeer",
    recipient="w1",
    recipient_name="Sanne Bakker",
    made="2026-10-13T08:20:00",
    clock=1,
    lines=lines(),
    rows=344,
    equal=311,
    file_name="Wijkwerker-Loes-2026-10-13.xlsx",
)
EMPTY = replace(PLAN, lines=(), equal=344)


@dataclass
class FakeExchange:
    """Answers as told, and keeps what it was asked in `asked`."""

    result: Callable[[Decisions], Plan] = lambda _decisions: PLAN
    passphrase: str = ""
    colleague_list: tuple[Colleague, ...] = COLLEAGUES
    conflict_list: tuple[Conflict, ...] = (MOESTUIN,)
    parked_list: tuple[Parked, ...] = (PARKED,)
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def unshared(self) -> Unshared:
        return UNSHARED

    def colleagues(self) -> tuple[Colleague, ...]:
        return self.colleague_list

    def offer(self, recipient: str, scope: Scope, *, only_new: bool) -> Offer:
        self.asked.append(("offer", recipient, scope, only_new))
        name = f"Wijkwerker-Sanne-2026-10-13{'' if only_new else '-alles'}.xlsx"
        known = next((one for one in self.colleague_list if one.worker == recipient), None)
        can = known is not None and known.received is not None
        if not only_new:
            return Offer({"contact": 240, "contact_moment": 1044}, name, can)
        counts = {"contact_moment": 8, "activity": 3, "contact": 2, "initiative": 1}
        return Offer(counts if known is None or known.to_give else {}, name, can)

    def export(self, order: Order, progress: Any = None) -> Exported:
        self.asked.append(("export", order))
        return Exported("e9", order.path, {"Momenten": 8, "Contacten": 6}, "0", PASSPHRASE if order.encrypt else None)

    def plan(self, path: Path, decisions: Decisions, passphrase: str | None = None, progress: Any = None) -> Plan:
        self.asked.append(("plan", path, decisions, passphrase))
        if self.passphrase and passphrase != self.passphrase:
            raise Locked("Dit bestand is op slot.", "Vraag het wachtwoord.")
        if progress is not None:
            progress(1, 2)
        return self.result(decisions)

    def apply(self, plan: Plan, decisions: Decisions, path: Path, progress: Any = None) -> Imported:
        if progress is not None:
            progress(1, 2)
        self.asked.append(("apply", plan, decisions, path))
        if progress is not None:
            progress(2, 2)
        return Imported("i9", plan, Changes(), write_back=True)

    def can_undo(self, import_id: str) -> bool:
        return import_id == "i9"

    def undo(self, import_id: str = "") -> Changes:
        self.asked.append(("undo", import_id))
        return Changes()

    def revert(self, import_id: str) -> Reverted:
        self.asked.append(("revert", import_id))
        return Reverted(kept=1)

    def history(self, limit: int = 20) -> tuple[HistoryLine, ...]:
        return HISTORY[:limit]

    def conflicts(self) -> tuple[Conflict, ...]:
        return self.conflict_list

    def conflicts_of(self, record_id: str) -> tuple[Conflict, ...]:
        return tuple(one for one in self.conflict_list if one.record == record_id)

    def solve(self, record_id: str, name: str, element: str, value: str | None) -> Changes:
        self.asked.append(("solve", record_id, name, element, value))
        self.conflict_list = tuple(one for one in self.conflict_list if one.record != record_id)
        return Changes()

    def parked(self) -> tuple[Parked, ...]:
        return self.parked_list

    def dismiss(self, parked: int) -> None:
        self.asked.append(("dismiss", parked))
        self.parked_list = tuple(one for one in self.parked_list if one.id != parked)


TITLES = {"c-joke": "Joke Verhoeven", "c-hans": "Hans de Wit", "c-nadia": "Nadia Haddad"}
LISTS = {
    "phase": [("toegekend", "Toegekend"), ("in uitvoering", "In uitvoering"), ("afgerond", "Afgerond")],
    "area_role": [("sociaal makelaar", "Sociaal makelaar")],
}


def add_exchange(services: SimpleNamespace, exchange: FakeExchange | None = None) -> FakeExchange:
    """Hang a fake exchange, and what its page asks beside it, on the fake services of a test."""
    services.exchange = exchange or FakeExchange()
    services.lists = SimpleNamespace(choices=lambda key: LISTS.get(key, []), all=lambda: LISTS)
    services.records = SimpleNamespace(
        undo=lambda changes: changes.reversed(),
        titles=lambda _kind, ids: {one: TITLES[one] for one in ids if one in TITLES},
    )
    made: FakeExchange = services.exchange
    return made
