"""The page Buurten: a list of areas, with the panel of one."""
