"""Copies of a whole installation: what goes in, how it is kept, how it comes back."""
