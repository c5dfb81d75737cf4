"""The window's dialogs pane."""
