"""The Django app of this folder."""

from django.apps import AppConfig


class HandoversConfig(AppConfig):
    name = "weerzien.handovers"
    label = "handovers"
    default_auto_field = "django.db.models.BigAutoField"
