"""weerzien: the working place where reunited families are kept in view."""
