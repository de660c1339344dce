"""Partners at work together: the agenda of their meeting, and a family that passes from hand to hand."""
