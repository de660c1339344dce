"""Logging in and out, and being locked out."""
