"""The fictional neighbourhood: the same records for the same seed and day, on every machine.

`records` gives them kind by kind in the order of KINDS. `small` is a team that reads as real; `team` and `city` are for
measuring.
"""

from wijkwerker.services.demo.generator import SIZES, records

__all__ = ["SIZES", "records"]
