"""Word files: a report of quotations and notes, and the articles' texts with comments."""
