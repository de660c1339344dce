"""The pages of the partners' meeting."""
