"""Municipality, reception, hotel, home."""
