"""Questions about families, persons and their facts."""
