"""Finding entities in text, one module a method."""
