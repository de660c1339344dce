"""Civic integration: DUO events, broad intake, PIP, route; and the income that goes with it."""
