"""The app of organisations, accounts and roles."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "weerzien.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
