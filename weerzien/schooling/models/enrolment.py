"""At which kind of school somebody is enrolled, full-time or not, and whether there is a job on the side."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current


class Enrolment(Fact):
    school = models.CharField(max_length=40, blank=True, help_text="ISK, vo, mbo, basisschool.")
    is_full_time = models.BooleanField(null=True)
    has_side_job = models.BooleanField(null=True)

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("enrolment_is_about_somebody"),
            current("subject", name="enrolment_has_one_current_row"),
        ]
