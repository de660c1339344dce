"""What the commands of the audit log share: the keys, the file of heads, the chains by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from weerzien.kernel.refusals import Refused

if TYPE_CHECKING:
    from weerzien.audit.rules import AuditKey
    from weerzien.kernel.ids import OrganisationId

NOBODYS = "de installatie zelf"
"""The chain of lines that are no municipality's: logins, the lists of partners."""


class NoSuchMunicipality(Refused):
    """Er is geen gemeente met deze naam. Kijk de naam na; zonder --gemeente worden alle ketens nagegaan."""


def audit_keys() -> Mapping[str, AuditKey]:
    """Return the keys by their names. Raises NoAuditKey."""
    from django.conf import settings  # noqa: PLC0415 -- only after Django has started

    from weerzien.audit.rules import read_keys  # noqa: PLC0415 -- only after Django has started

    return read_keys(settings.AUDIT_KEY)


def sealing_key() -> AuditKey:
    """Return the key that seals: the first one. Raises NoAuditKey."""
    return next(iter(audit_keys().values()))


def audit_heads() -> Path:
    """Return the file of heads. Raises NoHeads."""
    from django.conf import settings  # noqa: PLC0415 -- only after Django has started

    from weerzien.audit.heads import heads_file  # noqa: PLC0415 -- only after Django has started

    return heads_file(settings.AUDIT_HEADS)


def chains(asked: str = "") -> dict[OrganisationId | None, str]:
    """Return the chains by id with their names: all, or that of one municipality. Raises NoSuchMunicipality."""
    from weerzien.access.queries import municipalities  # noqa: PLC0415 -- only after Django has started

    known: dict[OrganisationId | None, str] = {}
    known.update(municipalities().items())
    if not asked:
        return known | {None: NOBODYS}
    wanted = asked.strip().casefold()
    found = {pk: name for pk, name in known.items() if name.casefold() in (wanted, f"gemeente {wanted}")}
    if not found:
        raise NoSuchMunicipality
    return found
