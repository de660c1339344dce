"""Statutes, policy and agreements as dated, cited rules in Dutch, and their readers. Pure."""
