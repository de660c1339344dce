"""Append-only lines: every look, every change, every refusal."""
