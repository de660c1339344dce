"""The Django app of this folder."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "weerzien.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"
