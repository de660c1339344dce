"""Seals the chain of one municipality, in a process of its own, and prints how many lines that were, in how long."""

from __future__ import annotations

import json
import sys
import time
from uuid import UUID

import django


def seal(chain: str) -> dict[str, float]:
    """Seal every line that waits in the chain of a municipality."""
    from weerzien.audit.sealing import seal_lines  # noqa: PLC0415 -- only after Django has started
    from weerzien.cli.audit_chains import audit_heads, sealing_key  # noqa: PLC0415 -- only after Django has started
    from weerzien.kernel.ids import OrganisationId  # noqa: PLC0415 -- only after Django has started
    from weerzien.web.clock import what_time_is_it  # noqa: PLC0415 -- only after Django has started

    now = what_time_is_it()
    began = time.perf_counter()
    chains = [OrganisationId(UUID(chain))]
    sealed = seal_lines(chains, key=sealing_key(), heads=audit_heads(), today=now.date(), now=now)
    return {"sealed": sealed.lines, "seal": time.perf_counter() - began}


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(seal(sys.argv[1])))
