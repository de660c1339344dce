"""The people and organisations around one family: who, for what, since when, and who is about to leave."""
