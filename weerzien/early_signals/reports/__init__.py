"""Signals that people send about a family they know, without seeing its file."""
