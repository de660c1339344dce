"""Whether a search finds somebody whose name is spelled otherwise, among a hundred thousand persons, and how fast."""
