"""Proving who one is: the second step of logging in, and once more before something important."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ReauthenticateView as PasswordAgainView
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.http import HttpResponse

from weerzien.web.accounts.trail import write_down
from weerzien.web.http import open_page, proving
from weerzien.web.security.forms import KeyAgainForm, KeyForm, PasswordAgainForm
from weerzien.web.security.key_views import as_json

WAYS = {
    "reauthenticate": "Gebruik uw wachtwoord",
    "mfa_reauthenticate": "Gebruik een code",
    "mfa_reauthenticate:webauthn": "Gebruik een toegangssleutel",
}


class SecondStep(AuthenticateView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/second_step.html"
    webauthn_form_class = KeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form for a code, and the one for a passkey where there is one."""
        told = super().get_context_data(**kwargs)
        user = self.stage.login.user
        return {
            "form": told["form"],
            "key_form": told["webauthn_form"],
            "has_key": is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]),
            "has_code": is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]),
            "asked": as_json(told["js_data"]),
        }


class _Again:
    """Asks once more who one is, and shows the other ways."""

    request: Any
    template_name = "security/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form, the other ways, and what the browser needs for a passkey."""
        told = super().get_context_data(**kwargs)  # type: ignore[misc]  # a part of a view
        others = [
            {"address": way["url"], "words": WAYS.get(way["id"], WAYS["mfa_reauthenticate:webauthn"])}
            for way in told["reauthentication_alternatives"]
        ]
        return {
            "form": told["form"],
            "next": self.request.GET.get("next", self.request.POST.get("next", "")),
            "others": others,
            "asked": as_json(told["js_data"]) if "js_data" in told else "",
        }

    def form_valid(self, form: Any) -> HttpResponse:
        """Go on with what was asked, and write down that it was proven."""
        write_down(self.request, "login.proven")
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # a part of a view
        return answer


class PasswordAgain(_Again, PasswordAgainView):  # type: ignore[misc]  # allauth ships no types for its views
    form_class = PasswordAgainForm


class CodeAgain(_Again, ReauthenticateView):  # type: ignore[misc]  # allauth ships no types for its views
    pass


class KeyAgain(_Again, ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth ships no types for its views
    form_class = KeyAgainForm

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again, with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[no-any-return]  # untyped


second_step = open_page(SecondStep.as_view())
password_again = proving(PasswordAgain.as_view())
code_again = proving(CodeAgain.as_view())
key_again = proving(KeyAgain.as_view())
