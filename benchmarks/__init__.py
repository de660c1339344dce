"""Measurements: how long the main job takes, from the shell and on the pages. `make bench` writes them down."""
