"""Derived facts over columns: each the twin of one found for a single family, and held equal to it by a test."""
