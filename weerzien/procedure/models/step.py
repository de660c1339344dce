"""What happened in an application, one row per step."""

from __future__ import annotations

from django.db import models

from weerzien.dossiers.models.fact import Fact, about_somebody, current, day_in_order


class Step(Fact):
    class Kind(models.TextChoices):
        FILED = "filed", "ingediend"
        RECEIVED = "received", "ontvangen door de IND"
        REPAIR_BY = "repair_by", "herstel verzuim tot"
        DNA = "dna", "DNA-onderzoek"
        DECISION = "decision", "besluit"
        VISA = "visa", "mvv afgegeven"
        TICKET = "ticket", "ticket geboekt"
        FLIGHT = "flight", "vlucht"
        APPOINTMENT = "appointment", "afspraak Zevenaar"
        ARRIVAL = "arrival", "ingereisd"
        REGISTRATION = "registration", "BRP-inschrijving"

    application = models.ForeignKey("procedure.Application", on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    day_earliest = models.DateField(null=True)
    day_latest = models.DateField(null=True)
    day_told = models.CharField(max_length=40, blank=True)
    value = models.CharField(
        max_length=40, blank=True, help_text="ingewilligd, afgewezen; aangeboden; empty for a day."
    )

    class Meta(Fact.Meta):
        constraints = [
            *Fact.Meta.constraints,
            about_somebody("step_is_about_somebody"),
            current("application", "kind", name="step_has_one_current_row"),
            day_in_order("day", "step_day_is_in_order"),
        ]
