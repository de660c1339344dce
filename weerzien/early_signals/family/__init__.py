"""The parts of the page of one family, made from its facts."""
