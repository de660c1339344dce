"""Warm handover: from whom to whom, what goes along, and who is responsible meanwhile."""
