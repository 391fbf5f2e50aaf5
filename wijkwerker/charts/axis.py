"""Round figures along an axis that starts at nought."""

import math

_ROUND = (1, 2, 2.5, 5, 10)


def ticks(highest: float, wanted: int = 4) -> list[float]:
    """Round figures from 0 up to at least `highest`, about `wanted` steps; whole numbers only."""
    if highest <= 0:
        return [0, 1]
    raw = max(highest / wanted, 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next(part * power for part in _ROUND if part * power >= raw)
    if step != int(step):
        step = math.ceil(step)
    return [index * step for index in range(math.ceil(highest / step) + 1)]
