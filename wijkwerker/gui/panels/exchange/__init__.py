"""Parts of the exchange with colleagues: values as people read them, choices, and what is open at a record."""
