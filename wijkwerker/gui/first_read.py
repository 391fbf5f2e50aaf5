"""What the window asks of the file as soon as it is open."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from wijkwerker.gui.scope import Scope

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


@dataclass(frozen=True)
class Owner:
    """The name and the role, in words, of whose file it is."""

    name: str
    role: str


@dataclass(frozen=True)
class Start:
    """Whose file it is (None when nobody knows), the scope of last time, and when the last backup was made."""

    owner: Owner | None = None
    settings: dict[str, str | None] = field(default_factory=dict)
    backup: datetime | None = None


def last_backup(services: "Services") -> datetime | None:
    """When the last backup was made; None for never. Runs on the read thread."""
    kept = services.settings.get("backup")
    return datetime.fromisoformat(kept) if kept else None


def ask(services: "Services") -> Start:
    """The answer; runs on the read thread."""
    settings: dict[str, str | None] = {key: services.settings.get(key) for key in Scope().to_settings()}
    backup = last_backup(services)
    return Start(owner(services), settings, backup)


def owner(services: "Services") -> Owner | None:
    """Whose file it is. Runs on the read thread."""
    worker = services.settings.me()
    if worker is None:
        return None
    roles = dict(services.lists.choices("area_role"))
    return Owner(worker.name, roles.get(worker.role, worker.role).lower())
