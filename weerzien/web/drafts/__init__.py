"""Text that was typed and not saved: kept on the server, given back where it was typed."""
