"""The page Initiatieven: board, list and time, and the page of one initiative."""
