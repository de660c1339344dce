"""How long somebody stays logged in, the warning before the end, and the key of text that was not saved yet."""
