"""Seals the chain of one municipality, in a process of its own, and prints how many lines that were, in how long."""

from __future__ import annotations

import json
import sys
import time

import django


def seal(email: str) -> dict[str, float]:
    """Seal every line that waits in the chain of the municipality of a caseworker."""
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.audit.sealing import seal_lines  # noqa: PLC0415 -- only after Django has started
    from weerzien.cli.audit_chains import audit_heads, sealing_key  # noqa: PLC0415 -- only after Django has started
    from weerzien.web.clock import what_time_is_it  # noqa: PLC0415 -- only after Django has started

    now = what_time_is_it()
    chain = actor_for(account_id_of(email), today=now.date()).municipality_id
    began = time.perf_counter()
    sealed = seal_lines([chain], key=sealing_key(), heads=audit_heads(), today=now.date(), now=now)
    return {"sealed": sealed.lines, "seal": time.perf_counter() - began}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(seal(sys.argv[1])))
