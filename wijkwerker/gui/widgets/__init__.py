"""The parts that pages are built from: painted and styled widgets that know the theme but no records."""
