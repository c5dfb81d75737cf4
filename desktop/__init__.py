"""The core of Scholiast: everything but the window; runs headless."""

__version__ = "0.1.0"
