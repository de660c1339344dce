"""The rulebook to read: every rule in the words that run."""
