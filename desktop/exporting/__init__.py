"""Giving the notes back, one module a format."""
