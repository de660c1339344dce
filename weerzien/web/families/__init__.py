"""The list of families, one family, and why a day is that day."""
