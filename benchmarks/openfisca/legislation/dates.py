"""Arithmetic with vectors of dates."""

import datetime

from numpy import datetime64, isfinite, maximum, minimum, where

NEVER = datetime.date(9999, 12, 31)
"""OpenFisca has no empty date: what did not happen, or is not known, lies after everything."""
LONG_AGO = datetime.date(1900, 1, 1)


def today(period):
    """Return the day of a period of one day."""
    return datetime64(period.start.date)


def add_months(dates, months):
    """Return dates so many months on, at the latest the last day of that month."""
    month = dates.astype("datetime64[M]")
    moved = month + months
    last = (moved + 1).astype("datetime64[D]") - 1
    return minimum(moved.astype("datetime64[D]") + (dates - month.astype("datetime64[D]")), last)


def day_of_month(dates):
    """Return the day number of dates within their month, counted from 0."""
    return (dates - dates.astype("datetime64[M]").astype("datetime64[D]")).astype(int)


def earliest_of(group, dates, role):
    """Return the earliest date of the members with a role, NEVER where nobody has it."""
    found = group.min(dates.astype(int), role=role)
    never = datetime64(NEVER).astype(int)
    return where(isfinite(found), minimum(found, never), never).astype("int64").astype("datetime64[D]")


def latest_of(group, dates, role):
    """Return the latest date of the members with a role, LONG_AGO where nobody has it."""
    found = group.max(dates.astype(int), role=role)
    long_ago = datetime64(LONG_AGO).astype(int)
    return where(isfinite(found), maximum(found, long_ago), long_ago).astype("int64").astype("datetime64[D]")
