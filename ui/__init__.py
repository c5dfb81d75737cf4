"""The window: panes over the core; the core never knows it."""
