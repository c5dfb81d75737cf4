"""The window's notes pane."""
