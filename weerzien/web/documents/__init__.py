"""Pages of the documents of a family."""
