"""Privacy in the window: terms, the retention round, what people ask about their data, and what was shared and done."""
