"""The Django app of this folder."""

from django.apps import AppConfig


class HousingConfig(AppConfig):
    name = "weerzien.housing"
    label = "housing"
    default_auto_field = "django.db.models.BigAutoField"
