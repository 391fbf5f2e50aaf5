"""The page Agenda: day, week and list, with the panel of a session."""
