"""Permit, applications and their steps from filing to registration."""
