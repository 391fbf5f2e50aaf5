"""The one catalogue of all tables."""

from sqlalchemy import MetaData

METADATA = MetaData()
