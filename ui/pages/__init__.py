"""The pages that take the whole room beside the sidebar; each ties its widgets to the library."""
