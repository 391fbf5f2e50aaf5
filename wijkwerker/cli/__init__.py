"""Commands: each a thin entry over a service, without Qt."""
