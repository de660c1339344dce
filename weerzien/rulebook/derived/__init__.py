"""Derived facts: counts within windows and days found in other rows, computed once beside the dictionary."""
