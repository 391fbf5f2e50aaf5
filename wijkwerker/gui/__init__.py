"""The window: PySide6 only here, and never a query on its thread."""
