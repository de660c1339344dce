"""What may be kept as a document: decided over bytes and words, without a table, a clock or a network."""
