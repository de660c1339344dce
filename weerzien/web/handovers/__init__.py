"""Pages of warm handovers."""
