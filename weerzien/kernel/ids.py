"""Identifiers that could be confused with each other, each with a type of its own."""

from __future__ import annotations

from typing import NewType
from uuid import UUID

AccountId = NewType("AccountId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
DossierId = NewType("DossierId", UUID)
PersonId = NewType("PersonId", UUID)
ApplicationId = NewType("ApplicationId", UUID)
FactId = NewType("FactId", UUID)
TaskId = NewType("TaskId", UUID)
