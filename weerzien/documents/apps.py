"""The Django app of this folder."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "weerzien.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
