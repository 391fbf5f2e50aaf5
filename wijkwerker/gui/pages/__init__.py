"""One page a file; each is built on its first visit."""
