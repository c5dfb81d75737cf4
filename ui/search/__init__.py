"""The window's search pane."""
