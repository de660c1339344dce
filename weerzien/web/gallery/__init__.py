"""The page Onderdelen: every part with its states, for who builds and who tests."""
