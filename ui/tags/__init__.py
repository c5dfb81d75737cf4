"""The window's tags pane."""
