"""Paper: what is read away from a screen, set as PDF that a screen reader can read too."""
