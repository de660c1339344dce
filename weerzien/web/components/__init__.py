"""The parts that pages are made of, as typed template tags; the gallery shows each with its states."""
