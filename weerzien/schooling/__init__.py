"""Enrolment and absence."""
