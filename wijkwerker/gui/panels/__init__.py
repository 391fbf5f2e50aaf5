"""The side panels: one record, shown and edited beside a list."""
