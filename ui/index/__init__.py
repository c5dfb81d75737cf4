"""The widgets of the index of all entities."""
