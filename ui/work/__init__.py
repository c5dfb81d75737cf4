"""What goes on beside reading: imports, recognition and reading again, in worker processes."""
