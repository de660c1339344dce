"""The Django app of this folder."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "weerzien.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
