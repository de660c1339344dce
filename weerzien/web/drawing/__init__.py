"""Drawings made here as SVG: where everything goes, in plain numbers, and how it is written down."""
