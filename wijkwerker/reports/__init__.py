"""Documents: an Overview in, a file out."""
