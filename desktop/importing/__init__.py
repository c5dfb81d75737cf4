"""Reading files into articles, one module a format."""
