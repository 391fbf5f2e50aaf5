"""Privacy: asking what is kept, being forgotten, limits, and what was shared and done."""
