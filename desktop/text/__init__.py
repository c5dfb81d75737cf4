"""Pure functions on str: normalising, offsets, anchors, marks, queries."""
