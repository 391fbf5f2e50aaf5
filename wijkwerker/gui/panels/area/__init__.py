"""The side panel of one area."""
