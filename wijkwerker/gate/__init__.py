"""The gate: every file that comes from outside passes here before a parser sees it.

`admission.admit(path, kinds)` is the way in for every kind of file.
"""
