"""The address of the gallery."""

from __future__ import annotations

from django.urls import path

from weerzien.web.gallery import views

urlpatterns = [path("onderdelen/", views.gallery, name="gallery")]
