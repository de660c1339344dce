"""The course of one family through time: what happened, what lasts and what comes, per track and person."""
