"""The phases of an initiative, in the order of the board."""

PHASES = ("idee", "verkenning", "aanvraag", "toegekend", "in uitvoering", "afgerond", "zelfstandig")
SIDE_PHASES = ("gepauzeerd", "gestopt")


def next_phase(phase: str, step: int) -> str | None:
    """The phase `step` columns further (or back, when negative); None at either end of the board.

    What was paused or stopped goes on where work goes on: in uitvoering.
    """
    if phase not in PHASES:
        return "in uitvoering" if step > 0 else None
    place = PHASES.index(phase) + step
    return PHASES[place] if 0 <= place < len(PHASES) else None
