"""List models: rows for the views, read in pages from the services."""
