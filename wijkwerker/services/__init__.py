"""Use cases: what a page or a command can ask and do, without Qt."""
