"""The window's details pane."""
