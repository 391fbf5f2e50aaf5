"""Wijkwerker: the register of collective neighbourhood work, on one laptop, without a server."""

__version__ = "0.1.0"
