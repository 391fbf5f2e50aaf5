"""The page Logboek: moments by day, with the panel of one."""
