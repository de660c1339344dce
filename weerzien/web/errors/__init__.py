"""Pages for when something cannot be shown."""
