"""Pages of tasks: those of a family, and one's own."""
