"""Form fields: a label above, the value, a hint or what is wrong below."""
