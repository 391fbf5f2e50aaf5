"""`wijkwerker demo`: a fresh, fictional database."""

import argparse
from datetime import date

from wijkwerker.cli.command import Command, Result, database, day
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _
from wijkwerker.services import demo_file


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", choices=("small", "team", "city"), default="small")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--today", type=day, default=None)


def _run(arguments: argparse.Namespace) -> Result:
    today = arguments.today or date.today()  # noqa: DTZ011 - the laptop's own day
    if not arguments.db:
        raise WijkwerkerError(_("Zeg waar het bestand moet komen."), _("Bijvoorbeeld: --db proef.db"))
    path = database(arguments)
    counts = demo_file.make(path, arguments.size, seed=arguments.seed, today=today)
    data: dict[str, object] = {
        "file": str(path),
        "size": arguments.size,
        "seed": arguments.seed,
        "today": today.isoformat(),
        "records": counts,
    }
    line = _("Klaar: een verzonnen buurt met {n} gegevens in {name}.").format(n=sum(counts.values()), name=path.name)
    return Result(data, (line,))


DEMO = Command("demo", N_("maak een verzonnen buurt om te proberen"), _arguments, _run)
