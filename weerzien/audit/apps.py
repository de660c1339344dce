"""The Django app of this folder."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "weerzien.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
