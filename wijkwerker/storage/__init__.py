"""The database: one SQLite file, reached through SQLAlchemy Core."""
