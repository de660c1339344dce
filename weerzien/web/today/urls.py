"""The address of the first page."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.today import views

urlpatterns: list[URLPattern] = [path("", views.today, name="today")]
