"""The figures of kinds.md counted the slow way: one record at a time, in plain Python, from the definitions."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wijkwerker.domain.figures import Figures, Period
from wijkwerker.domain.kinds import (
    Activity,
    Attendance,
    ContactMoment,
    HeadCount,
    Initiative,
    LadderChange,
    PhaseChange,
    Record,
    Session,
)

CREATED = dt.date.today()  # noqa: DTZ011 - the day on which a test makes its records
ENDED = {"afgerond", "zelfstandig", "gestopt"}
COUNTS_UNDER = {"moeders": "ouders", "vaders": "ouders"}


@dataclass
class Truth:
    """All live records, and the questions that an overview asks of them."""

    moments: list[ContactMoment] = field(default_factory=list)
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    phases: list[PhaseChange] = field(default_factory=list)
    ladders: list[LadderChange] = field(default_factory=list)
    activities: dict[str, Activity] = field(default_factory=dict)
    sessions: list[Session] = field(default_factory=list)
    heads: list[HeadCount] = field(default_factory=list)
    presences: list[Attendance] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Truth":
        """The truth about these live records."""
        truth = cls()
        for record in records:
            match record:
                case ContactMoment():
                    truth.moments.append(record)
                case Initiative():
                    truth.initiatives[record.id] = record
                case PhaseChange():
                    truth.phases.append(record)
                case LadderChange():
                    truth.ladders.append(record)
                case Activity():
                    truth.activities[record.id] = record
                case Session():
                    truth.sessions.append(record)
                case HeadCount():
                    truth.heads.append(record)
                case Attendance():
                    truth.presences.append(record)
        return truth

    def figures(
        self, period: Period, areas: frozenset[str] | None = None, themes: frozenset[str] = frozenset()
    ) -> Figures:
        """Everything that counts in the period, in the areas (None: anywhere), with one of the themes (empty: any)."""

        def wanted(record: ContactMoment | Activity | Initiative) -> bool:
            return (areas is None or record.area in areas) and (not themes or bool(record.themes & themes))

        moments = [m for m in self.moments if m.date and _in(m.date, period) and wanted(m)]
        planned = [s for s in self.sessions if _in(_day(s), period) and self._wanted(s, wanted)]
        went = [s for s in planned if s.state == "ging door"]
        attendance = sum(self.people(session) for session in went)
        return Figures(
            moments=len(moments),
            collective=sum(bool(m.initiative or m.activity or (m.people or 0) >= 3) for m in moments),
            people_reached=sum(m.people or 0 for m in moments) + attendance,
            initiatives=sum(wanted(i) and self.counts(i, period) for i in self.initiatives.values()),
            activities=len({s.activity for s in planned}),
            sessions=len(went),
            attendance=attendance,
            new_people=sum(s.new_people or 0 for s in went),
            volunteer_hours=round(sum(self.hours(session) for session in went), 2),
            kracht=sum(m.polarity == "kracht" for m in moments),
            zorg=sum(m.polarity == "zorg" for m in moments),
        )

    def _wanted(self, session: Session, wanted: "object") -> bool:
        activity = self.activities.get(session.activity or "")
        return activity is not None and wanted(activity)  # type: ignore[operator]

    def people(self, session: Session) -> int:
        """The highest of a session's own number, its present names and the sum of its head counts."""
        names = sum(p.session == session.id and p.present for p in self.presences)
        heads = sum(h.people or 0 for h in self.heads if h.session == session.id)
        return max(session.people or 0, names, heads)

    def hours(self, session: Session) -> float:
        """The hours of the volunteers who were there."""
        return sum(
            p.hours or 0 for p in self.presences if p.session == session.id and p.role == "vrijwilliger" and p.present
        )

    def phase_on(self, initiative: Initiative, day: dt.date) -> str | None:
        """The phase with which the day ended; None before the initiative began."""
        changes = sorted((c for c in self.phases if c.initiative == initiative.id), key=_on)
        begin = initiative.started or CREATED
        if not changes:
            return initiative.phase if day >= begin else None
        past = [change for change in changes if _on(change) <= day]
        if past:
            return past[-1].to_phase
        return (changes[0].from_phase or changes[0].to_phase) if day >= begin else None

    def counts(self, initiative: Initiative, period: Period) -> bool:
        """Whether the initiative was in a phase that is no end on any day of the period."""
        return any(self.phase_on(initiative, day) not in ENDED | {None} for day in _days(period))

    def step_on(self, initiative: Initiative, day: dt.date) -> str | None:
        """The step of the ladder on a day, as far as it is known."""
        changes = sorted((c for c in self.ladders if c.initiative == initiative.id), key=_on)
        if not changes:
            return initiative.ladder if day >= (initiative.started or CREATED) else None
        past = [change for change in changes if _on(change) <= day]
        return past[-1].ladder if past else None

    def reach(self, period: Period) -> Counter[str]:
        """Per group: head counts, and the people of moments with exactly one group."""
        people: Counter[str] = Counter()
        for session in self.sessions:
            if session.state == "ging door" and _in(_day(session), period) and session.activity in self.activities:
                for head in self.heads:
                    if head.session == session.id:
                        people[head.group] += head.people or 0
        for moment in self.moments:
            if moment.date and _in(moment.date, period) and len(moment.groups) == 1:
                people[next(iter(moment.groups))] += moment.people or 0
        for part, whole in COUNTS_UNDER.items():
            people[whole] += people[part]
        return Counter({code: count for code, count in people.items() if count})

    def moments_per(self, name: str, period: Period) -> Counter[str]:
        """Moments per opgave or leefgebied: its own, else its initiative's, else its activity's."""
        counts: Counter[str] = Counter()
        for moment in self.moments:
            if moment.date and _in(moment.date, period):
                counts.update(self._inherited(moment, name))
        return counts

    def work_per(self, name: str, period: Period) -> tuple[Counter[str], Counter[str]]:
        """Initiatives per opgave or leefgebied, and activities: their own, else their initiative's."""
        running: Counter[str] = Counter()
        for initiative in self.initiatives.values():
            if self.counts(initiative, period):
                running.update(getattr(initiative, name))
        done: Counter[str] = Counter()
        for activity in self.activities.values():
            if any(s.activity == activity.id and _in(_day(s), period) for s in self.sessions):
                parent = self.initiatives.get(activity.initiative or "")
                done.update(getattr(activity, name) or (getattr(parent, name) if parent else ()))
        return running, done

    def _inherited(self, moment: ContactMoment, name: str) -> frozenset[str]:
        sources = (moment, self.initiatives.get(moment.initiative or ""), self.activities.get(moment.activity or ""))
        return next((codes for source in sources if source and (codes := getattr(source, name))), frozenset())


def _in(day: dt.date, period: Period) -> bool:
    return period.from_ <= day <= period.until


def _day(session: Session) -> dt.date:
    return session.starts.date() if session.starts else dt.date.min


def _on(change: PhaseChange | LadderChange) -> dt.date:
    return change.on or dt.date.min


def _days(period: Period) -> Iterable[dt.date]:
    return (period.from_ + dt.timedelta(days=at) for at in range((period.until - period.from_).days + 1))
