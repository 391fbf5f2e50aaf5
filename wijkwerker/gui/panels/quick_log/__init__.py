"""The quick log: one sentence, recognised while it is typed, corrected by chips, saved by Enter."""
