"""The Django app of this folder."""

from django.apps import AppConfig


class GuardianshipConfig(AppConfig):
    name = "weerzien.guardianship"
    label = "guardianship"
    default_auto_field = "django.db.models.BigAutoField"
