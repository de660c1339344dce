"""The Django app of this folder."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "weerzien.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"
