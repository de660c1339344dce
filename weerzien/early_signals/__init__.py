"""Facts of all tracks in, days and signals out."""
