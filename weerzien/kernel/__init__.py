"""Days, calendars, citations, refusals and ids: pure values that everybody shares."""
