"""What may be done with a meeting, and in which order it talks: plain values only."""
