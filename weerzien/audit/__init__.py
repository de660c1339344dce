"""Append-only lines, sealed in chains: every look, every change, every refusal."""
