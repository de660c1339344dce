"""A mail about signals, as often as somebody wants: how many there are and where to look, nothing of anybody."""
