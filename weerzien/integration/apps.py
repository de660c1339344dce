"""The Django app of this folder."""

from django.apps import AppConfig


class IntegrationConfig(AppConfig):
    name = "weerzien.integration"
    label = "integration"
    default_auto_field = "django.db.models.BigAutoField"
