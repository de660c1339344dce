"""The Django app of this folder."""

from django.apps import AppConfig


class SchoolingConfig(AppConfig):
    name = "weerzien.schooling"
    label = "schooling"
    default_auto_field = "django.db.models.BigAutoField"
