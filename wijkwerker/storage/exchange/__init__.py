"""The exchange in the file: states of records, applying a plan, its undo, logs, open conflicts, erasure."""
