"""Questions about meetings; each answers with a panel of what this reader may know."""
