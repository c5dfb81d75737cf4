"""The window's entities pane."""
