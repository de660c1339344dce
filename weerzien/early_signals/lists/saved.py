"""The lists that somebody may open, and how they want to see every list."""

from __future__ import annotations

import json
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.early_signals.filters import from_kept
from weerzien.early_signals.lists.panels import ListSettings, SavedList

PAGE_SIZES: Final = (25, 50, 100)
SETTINGS: Final = """
select 'list', list.id, list.name, list.is_shared, list.owner_id, list.filters::text, list.columns, 0
from early_signals_workinglist list
union all
select 'own', chosen.begins_with, '', false, chosen.account_id, '{}', chosen.columns, chosen.page_size
from early_signals_listpreference chosen
order by 3, 2
"""


def list_settings(actor: Actor) -> ListSettings:
    """Return every list this reader may open, own ones first and by name, and how they want to see lists; one query."""
    lists: list[SavedList] = []
    begins_with: UUID | None = None
    columns: tuple[str, ...] = ()
    page_size = PAGE_SIZES[0]
    for kind, pk, name, is_shared, owner, filters, chosen, size in asked(SETTINGS, {}):
        if kind == "own":
            begins_with, columns, page_size = pk, tuple(chosen), size
            continue
        kept = from_kept(json.loads(filters))
        lists.append(SavedList(pk, name, is_shared, owner == actor.account_id, kept, tuple(chosen)))
    lists.sort(key=lambda one: (not one.is_own, one.name.casefold()))
    return ListSettings(tuple(lists), begins_with, columns, page_size)
