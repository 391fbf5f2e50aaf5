"""Alembic's entry: runs on the connection that wijkwerker.storage.migrate opened, in its transaction."""

from alembic import context

from wijkwerker.storage.exchange.tables import METADATA as _EXCHANGE  # noqa: F401 - tables join when imported
from wijkwerker.storage.migrate import is_ours
from wijkwerker.storage.privacy_tables import METADATA as _PRIVACY  # noqa: F401 - tables join when imported
from wijkwerker.storage.summary import METADATA as _SUMMARY  # noqa: F401 - tables join the catalogue when imported
from wijkwerker.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=is_ours,
    transactional_ddl=False,
)
context.run_migrations()
