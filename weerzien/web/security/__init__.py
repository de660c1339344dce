"""Mijn beveiliging: the second factor, recovery codes, the password, and proving who one is."""
