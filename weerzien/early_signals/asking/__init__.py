"""What one may ask the rulebook of a family: why not, what is missing, until when, what if."""
