"""Addresses about one's own way in; their names are the ones allauth asks for."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.security import contact, key_views, proof_views, views

urlpatterns: list[URLPattern] = [
    path("inloggen/tweede-stap/", proof_views.second_step, name="mfa_authenticate"),
    path("mijn-beveiliging/", views.overview, name="mfa_index"),
    path("mijn-beveiliging/app/", views.activate_app, name="mfa_activate_totp"),
    path("mijn-beveiliging/app/weghalen/", views.deactivate_app, name="mfa_deactivate_totp"),
    path("mijn-beveiliging/sleutel/", key_views.add_key, name="mfa_add_webauthn"),
    path("mijn-beveiliging/sleutel/<int:pk>/", key_views.rename_key, name="mfa_edit_webauthn"),
    path("mijn-beveiliging/sleutel/<int:pk>/weghalen/", key_views.remove_key, name="mfa_remove_webauthn"),
    path("mijn-beveiliging/herstelcodes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("mijn-beveiliging/herstelcodes/maken/", views.make_codes, name="mfa_generate_recovery_codes"),
    path("mijn-beveiliging/wachtwoord/", views.change_password, name="account_change_password"),
    path("wie-bent-u/", proof_views.password_again, name="account_reauthenticate"),
    path("wie-bent-u/code/", proof_views.code_again, name="mfa_reauthenticate"),
    path("wie-bent-u/sleutel/", proof_views.key_again, name="mfa_reauthenticate_webauthn"),
    path(".well-known/security.txt", contact.security_txt, name="security_txt"),
]
