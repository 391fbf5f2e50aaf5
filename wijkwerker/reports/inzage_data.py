"""An inzage to take along: plain values that another program can read."""

import json
from pathlib import Path

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.inzage import Inzage
from wijkwerker.domain.saving import save


def write(inzage: Inzage, path: Path) -> Path:
    """Write the values as JSON in UTF-8 and return where they stand. Raises WijkwerkerError when that cannot be."""
    told = {"made": inzage.made.isoformat(), "team": inzage.team, **inzage.data}
    content = json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    return save(path, _("bestand"), content)
