"""Contact notes, and the professionals around a family as partners named them."""
