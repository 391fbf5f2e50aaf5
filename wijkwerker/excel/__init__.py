"""Workbooks: written for colleagues, and read behind a gate that hostile files do not pass."""
