"""Questions to the file: one function each, plain values in, values out."""
