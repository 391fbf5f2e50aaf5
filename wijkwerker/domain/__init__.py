"""What Wijkwerker is about, in plain Python: kinds of records, rules, figures and the one-line entry."""
