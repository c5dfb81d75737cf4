"""The window's dialogs: each shows plain records and tells what the reader wants by signals."""
