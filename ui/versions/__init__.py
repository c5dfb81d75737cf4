"""The versions of an article: two of them side by side, and notes whose place in the newest is in doubt."""
