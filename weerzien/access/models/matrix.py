"""The access matrix as PostgreSQL's policies read it; a migration fills it from weerzien/access/matrix.py."""

from __future__ import annotations

from django.db import models


class Grant(models.Model):
    role = models.CharField(max_length=40)
    scope = models.CharField(max_length=1)
    compartment = models.CharField(max_length=20)
    right = models.CharField(max_length=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "compartment"], name="grant_is_one_per_role_and_compartment")
        ]


class RoleAbility(models.Model):
    """An ability of a role that no compartment gives."""

    role = models.CharField(max_length=40)
    ability = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["role", "ability"], name="ability_is_given_once_per_role")]
