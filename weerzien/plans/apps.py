"""The Django app of this folder."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "weerzien.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let checklists begin, and be taken back, as soon as a fact says so."""
        from weerzien.early_signals.following import whenever_facts_change  # noqa: PLC0415 -- needs the tables
        from weerzien.plans.checklist.at_once import begin_at_once  # noqa: PLC0415 -- needs the tables
        from weerzien.plans.checklist.taking_back import take_back_at_once  # noqa: PLC0415 -- needs the tables

        whenever_facts_change(begin_at_once)
        whenever_facts_change(take_back_at_once)
