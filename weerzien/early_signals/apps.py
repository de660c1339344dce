"""The Django app of this folder."""

from django.apps import AppConfig


class EarlySignalsConfig(AppConfig):
    name = "weerzien.early_signals"
    label = "early_signals"
    default_auto_field = "django.db.models.BigAutoField"
