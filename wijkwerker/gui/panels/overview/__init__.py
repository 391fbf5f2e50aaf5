"""The parts of the page Overzichten."""
