"""The municipal workbook: read it, doubt it, take it in, give it back."""
