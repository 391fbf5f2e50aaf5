"""Sheets and dialogs that a page or the window opens for a moment."""
