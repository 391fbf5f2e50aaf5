"""How many examples each search makes: 300 where every change is tested, more with `dev.py bench --properties`."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("WIJKWERKER_EXAMPLES", "300"))
SEED = int(os.environ.get("WIJKWERKER_SEED", "0"))  # other seeds, other walks; 0 is the same on every machine


def search(examples: int = EXAMPLES, steps: int = 12) -> settings:
    """The settings of a search: the same examples each time, unless another seed is asked for."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=SEED == 0,
        database=None,
        report_multiple_bugs=False,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def seeds(name: str, count: int) -> range:
    """The seeds of a walk: CI takes the first few of those that a long search takes."""
    first = SEED * 1_000_003 + sum(map(ord, name)) * 10_007
    return range(first, first + max(1, count * EXAMPLES // 300))
