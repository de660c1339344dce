"""Working lists: which families, in which columns and order, kept under a name, and what is done with many at once."""
