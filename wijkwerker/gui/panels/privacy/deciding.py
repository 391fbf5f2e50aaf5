"""What is decided in a retention round, before anything is done."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from wijkwerker.domain.privacy.retention import Choice, Data, Decision, Due, Round

Key = tuple[Data, str]  # what a line is known by
TYPED_FROM = 500  # names at once above which the number is typed to go on


def key_of(due: Due) -> Key:
    """What a line is known by."""
    return due.data, due.record


@dataclass
class Deciding:
    """The lines of a round with what was chosen, beginning with what is proposed."""

    round: Round
    _chosen: dict[Key, Choice] = field(default_factory=dict)
    _reasons: dict[Key, str] = field(default_factory=dict)

    def choice(self, due: Due) -> Choice:
        """What is decided about a line."""
        return self._chosen.get(key_of(due), due.choice)

    def reason(self, due: Due) -> str:
        """Why a line is kept; what was proposed has its own reason."""
        return self._reasons.get(key_of(due), due.why if due.choice is Choice.KEEP else "")

    def choose(self, keys: Collection[Key], choice: Choice) -> None:
        """Decide about some lines."""
        for key in keys:
            self._chosen[key] = choice

    def explain(self, keys: Collection[Key], reason: str) -> None:
        """Say why some lines are kept."""
        for key in keys:
            self._reasons[key] = reason

    def counts(self) -> Counter[Choice]:
        """How many lines there are of every choice."""
        return Counter(self.choice(due) for due in self.round.lines)

    def of(self, choice: Choice | None) -> Sequence[Due]:
        """The lines with a choice; all of them for None."""
        return [due for due in self.round.lines if choice is None or self.choice(due) is choice]

    def unexplained(self) -> Due | None:
        """The first line that is kept without a reason."""
        return next((one for one in self.of(Choice.KEEP) if not self.reason(one)), None)

    def decisions(self) -> list[Decision]:
        """What was decided about every line."""
        return [
            Decision(
                due.data,
                due.record,
                self.choice(due),
                self.reason(due) if self.choice(due) is Choice.KEEP else "",
            )
            for due in self.round.lines
        ]
