"""The pane of all notes: a filter line, the codebook, cards or a table; it knows no library."""
