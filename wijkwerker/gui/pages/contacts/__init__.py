"""The page Contacten: a list with search and filters, with the panel of one contact."""
