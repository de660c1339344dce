"""The Django app of this folder."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "weerzien.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"
