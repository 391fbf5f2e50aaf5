"""A file with a fictional team and neighbourhood, to try the program and to measure it."""

from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import KINDS, Worker
from wijkwerker.domain.language import _
from wijkwerker.domain.lists import seed_area_id, seed_areas, seed_values
from wijkwerker.domain.stamps import Stamp
from wijkwerker.services import demo
from wijkwerker.services.overview import Overviews
from wijkwerker.storage import files, summary
from wijkwerker.storage.queries import records as record_queries
from wijkwerker.storage.queries import settings as setting_queries

TEAM = "demo"
_YEARS = range(1930, 2200)
OVERVECHT = "WK034403"


def make(path: Path, size: str, *, seed: int, today: date) -> dict[str, int]:
    """Make the file and return how many records of each kind it holds. Raises WijkwerkerError when it exists."""
    if today.year not in _YEARS:
        raise WijkwerkerError(
            _("In dat jaar is er geen verzonnen buurt."),
            _("Kies een dag van {first} tot en met {last}.").format(first=_YEARS[0], last=_YEARS[-1]),
        )
    counts: dict[str, int] = {}
    stamp = _stamp(size, seed, today)
    with files.new_store(path) as store:
        with store.write() as writer:
            counts["value"] = writer.load(KINDS["value"], seed_values(), shipped=True)
            counts["area"] = writer.load(KINDS["area"], seed_areas(), shipped=True)
            for cls, records in demo.records(size, seed=seed, today=today):
                key = cls.info.key
                counts[key] = counts.get(key, 0) + writer.load(cls, records, stamp=stamp)
            summary.mark_all(writer.connection)
            worker = record_queries.first(writer.connection, Worker)
            setting_queries.put(writer.connection, "worker", worker.id if worker is not None else "")
            setting_queries.put(writer.connection, "team", TEAM)
            setting_queries.put_scope(writer.connection, seed_area_id(OVERVECHT))
        Overviews(store).freshen()
    return counts


def _stamp(size: str, seed: int, today: date) -> Stamp:
    """The stamp of all that is made up: the same for the same demo, so that two of them are copies of one work."""
    digest = sha256(f"{size}|{seed}|{today.isoformat()}".encode()).digest()
    midnight = max(0, int(datetime.combine(today, time(), UTC).timestamp()))
    return Stamp(
        midnight * 1000 << 16,
        int.from_bytes(digest[:8], "big") >> 1,
        int.from_bytes(digest[8:12], "big"),
    )
