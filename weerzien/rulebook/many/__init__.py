"""The reader "evaluate many": the same trees over columns, for a whole country at once."""
