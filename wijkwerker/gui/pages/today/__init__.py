"""The page Vandaag: the quick log, and what is to be done today."""
