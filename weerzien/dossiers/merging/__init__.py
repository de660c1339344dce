"""Two persons turn out to be one: what they say side by side, going on as one, and going back; see decision 47."""
