"""How an index finds an outcome by the day on which it asks for something; a signal does so from the beginning."""

from __future__ import annotations

from typing import Final

WHEN: Final = "(case when o.state = 'signal' then date '-infinity' else o.day end)"
HAPPENS: Final = "o.state in ('due', 'overdue', 'signal')"
