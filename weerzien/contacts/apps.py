"""The Django app of this folder."""

from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "weerzien.contacts"
    label = "contacts"
    default_auto_field = "django.db.models.BigAutoField"
