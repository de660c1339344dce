"""The address of the tour."""

from __future__ import annotations

from django.urls import path

from weerzien.web.tour import views

urlpatterns = [path("rondleiding/", views.tour, name="tour")]
