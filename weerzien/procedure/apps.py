"""The Django app of this folder."""

from django.apps import AppConfig


class ProcedureConfig(AppConfig):
    name = "weerzien.procedure"
    label = "procedure"
    default_auto_field = "django.db.models.BigAutoField"
