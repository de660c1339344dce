"""The tour through the demo: a dozen invented families, and what to look at in each."""
