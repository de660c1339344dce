"""Addresses for logging in and out."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.accounts import views

urlpatterns: list[URLPattern] = [
    path("inloggen/", views.log_in, name="account_login"),
    path("uitloggen/", views.log_out, name="account_logout"),
    path("inloggen/als/<uuid:account_id>/", views.demo_login, name="demo_login"),
]
