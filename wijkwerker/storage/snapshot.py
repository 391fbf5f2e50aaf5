"""A snapshot of the file, as services hand it from one question to the next without knowing what is behind it."""

from sqlalchemy.engine import Connection as Snapshot

__all__ = ["Snapshot"]
