"""The panel of one contact."""
