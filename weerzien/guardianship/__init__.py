"""Guardian, court, transfer and turning eighteen."""
