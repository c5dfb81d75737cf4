"""The journal: memos in a list, and the one that is written in."""
