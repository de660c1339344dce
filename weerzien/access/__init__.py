"""Organisations, the people who work there, their roles and what each role may see."""
