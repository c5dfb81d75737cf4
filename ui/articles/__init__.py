"""The window's articles pane."""
