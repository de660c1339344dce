"""Families: persons, names, relations, households, responsibility; door.py is the one way in."""
