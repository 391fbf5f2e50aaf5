"""The side panel of one moment."""
