"""A country of invented families, as large as the real one: made once, kept, and measured again and again."""
