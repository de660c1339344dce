"""What a municipality sets in its rules: who may, what it would change, and what holds."""
