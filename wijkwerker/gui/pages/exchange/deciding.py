"""What a person decides while a workbook is looked over: what is read, which version stays, and who filled it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wijkwerker.domain.exchange.planned import OURS, THEIRS, Decisions, Group, Line, Plan
from wijkwerker.domain.language import N_

NEWEST = "newest"  # a choice everywhere, beside OURS
ASKING = (Group.ALARM, Group.DOUBT)


@dataclass(frozen=True)
class Count:
    """A number above the preview. `groups` are shown when it is pressed; `always` also when there is nothing."""

    key: str
    label: str
    icon: str
    token: str
    groups: tuple[Group, ...]
    always: bool = False


EQUAL = "equal"
COUNTS = (
    Count("alarm", N_("alarm"), "alert-triangle", "dang", (Group.ALARM,)),
    Count("new", N_("nieuw"), "plus", "ok", (Group.NEW,), always=True),
    Count("changed", N_("gewijzigd"), "edit", "info", (Group.CHANGED, Group.PARALLEL), always=True),
    Count(EQUAL, N_("gelijk"), "equal", "text2", (), always=True),
    Count("conflict", N_("kiezen"), "swap", "warn", (Group.CONFLICT, Group.REVIVED), always=True),
    Count("doubt", N_("twijfel"), "help", "warn", (Group.DOUBT,), always=True),
    Count("unreadable", N_("fout"), "alert-circle", "dang", (Group.UNREADABLE,), always=True),
    Count("back", N_("teruggezet"), "undo", "info", (Group.BACK,)),
    Count("missing", N_("ontbreekt"), "minus", "text2", (Group.MISSING,)),
    Count("gone", N_("verwijderd"), "trash", "text2", (Group.DELETED, Group.ERASED)),
    Count("left", N_("niet gedeeld"), "eye-off", "text2", (Group.LEFT,)),
)

CHOOSING = (Group.CONFLICT, Group.REVIVED)
GROUPS = (Group.CHANGED, Group.PARALLEL, Group.BACK, Group.NEW, Group.DELETED, Group.LEFT)  # what may be left out
REFUSABLE = frozenset({Group.CHANGED, Group.PARALLEL, Group.BACK})


@dataclass
class Deciding:
    """A plan and what was decided about it so far. `answered` are questions that the plan no longer asks."""

    plan: Plan
    without: set[str] = field(default_factory=set)
    choices: dict[str, str] = field(default_factory=dict)
    answered: tuple[Line, ...] = ()
    _groups: dict[Group, tuple[Line, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lines: dict[Group, list[Line]] = {group: [] for group in Group}
        for line in (*self.answered, *self.plan.lines):
            lines[line.group].append(line)
        self._groups = {group: tuple(found) for group, found in lines.items()}

    def of(self, group: Group) -> tuple[Line, ...]:
        """The lines of a group."""
        return self._groups[group]

    def counts(self) -> Mapping[str, int]:
        """The number for every Count by its key: records, or for what asks for an answer the questions."""
        found = {count.key: sum(_number(self.of(group), group) for group in count.groups) for count in COUNTS}
        return {**found, EQUAL: self.plan.equal}

    # -- choosing -----------------------------------------------------------------------------------------

    def choosing(self) -> list[Line]:
        """The lines of which one version must stay."""
        return [line for group in CHOOSING for line in self.of(group)]

    def choose(self, key: str, answer: str) -> None:
        """Give an answer; '' takes it back."""
        if answer:
            self.choices[key] = answer
        else:
            self.choices.pop(key, None)

    def choose_everywhere(self, how: str) -> None:
        """Our version everywhere (OURS), or the newest (NEWEST)."""
        for line in self.choosing():
            newest = THEIRS if line.when > line.our_when else OURS
            self.choices[line.key] = OURS if how == OURS else newest

    def open_choices(self) -> int:
        """How many versions nobody chose yet."""
        return sum(line.key not in self.choices for line in self.choosing())

    def open_doubts(self) -> int:
        """How many alarms and doubts nobody answered yet."""
        return sum(line.key not in self.choices for group in ASKING for line in self.of(group))

    # -- leaving out --------------------------------------------------------------------------------------

    def is_read(self, line: Line) -> bool:
        """Whether a line is ticked."""
        return line.key not in self.without and line.group not in self.without

    def tick(self, line: Line, *, on: bool) -> None:
        """Read a line or leave it out; a group that was left out whole becomes its lines."""
        if line.group in self.without:
            self.without.discard(line.group)
            self.without.update(one.key for one in self.of(line.group))
        (self.without.discard if on else self.without.add)(line.key)

    def refuse(self, line: Line, *, refused: bool) -> None:
        """Keep our value for good, so that theirs does not come back with a next workbook; or read it after all."""
        self.tick(line, on=True)
        self.choose(line.key, OURS if refused else "")

    def is_refused(self, line: Line) -> bool:
        """Whether our value is kept for good."""
        return line.group in REFUSABLE and self.choices.get(line.key) == OURS

    def tick_group(self, group: Group, *, on: bool) -> None:
        """Read all lines of a group or leave it out."""
        self.without -= {line.key for line in self.of(group)}
        (self.without.discard if on else self.without.add)(str(group))

    def ticked(self, group: Group) -> bool | None:
        """Whether all lines of a group are read; None for some of them."""
        read = {self.is_read(line) and not self.is_refused(line) for line in self.of(group)}
        return None if len(read) > 1 else read != {False}

    # -- the result ---------------------------------------------------------------------------------------

    def effect(self) -> int:
        """How many changes are read, as the button says it."""
        read = sum(_number(tuple(filter(self._counts, self.of(group))), group) for group in GROUPS)
        chosen = sum(self.choices.get(line.key, OURS) != OURS for line in self.choosing())
        return read + chosen

    def _counts(self, line: Line) -> bool:
        return self.is_read(line) and not self.is_refused(line)

    def decisions(self, person: str = "", person_name: str = "") -> Decisions:
        """What was decided, by `person` who filled the workbook in; without one whom the plan has."""
        return Decisions(
            person=person or self.plan.person,
            person_name=person_name if person else self.plan.person_name,
            without=frozenset(self.without),
            choices=dict(self.choices),
        )

    def again(self, plan: Plan) -> "Deciding":
        """The same decisions about a plan that was made anew."""
        asked = {line.key for line in plan.lines}
        questions = (line for group in ASKING for line in self.of(group))
        answered = tuple(line for line in questions if line.key in self.choices and line.key not in asked)
        keys = asked | {line.key for line in answered}
        choices = {key: answer for key, answer in self.choices.items() if key in keys}
        return Deciding(plan, self.without & (keys | set(Group)), choices, answered)


def _number(lines: tuple[Line, ...], group: Group) -> int:
    if group is Group.LEFT:
        lines = tuple(line for line in lines if not line.theirs)
    if group in GROUPS:
        return len({line.record for line in lines})
    if group in {Group.MISSING, Group.ERASED}:  # a line for a whole sheet tells how many
        return sum(int(line.raw) if line.raw.isdecimal() else 1 for line in lines)
    return len(lines)
