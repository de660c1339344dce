"""Pages about signals: the list, those of one family, what people send, and the mail about them."""
