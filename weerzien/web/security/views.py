"""Mijn beveiliging: what there is, the app, passkeys, recovery codes and the password."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.views import PasswordChangeView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.safestring import SafeString, mark_safe

from weerzien.kernel.refusals import Refused
from weerzien.web.accounts.trail import write_down
from weerzien.web.http import Request, own_account
from weerzien.web.security.forms import AppForm, PasswordForm
from weerzien.web.security.proof import FACTORS, has_proven_who, keep_proof

HOME = reverse_lazy("mfa_index")
GROUP = 4  # letters of the secret, to be typed over


class NoPassword(Refused):
    """Uw account heeft geen wachtwoord. Vraag uw beheerder om een wachtwoord als u zo wilt inloggen."""


class Overview(IndexView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/overview.html"

    def get_context_data(self, **_: Any) -> dict[str, Any]:
        """Return which factors there are, and whether one is still needed."""
        mine = Authenticator.objects.filter(user_id=self.request.user.pk).order_by("created_at", "id")
        by_kind = {kind: [each for each in mine if each.type == kind] for kind in Authenticator.Type}
        codes = by_kind[Authenticator.Type.RECOVERY_CODES]
        has_factor = any(by_kind[kind] for kind in FACTORS)
        return {
            "app": next(iter(by_kind[Authenticator.Type.TOTP]), None),
            "passkeys": [
                {"id": each.pk, "name": each.wrap().name, "used_at": each.last_used_at}
                for each in by_kind[Authenticator.Type.WEBAUTHN]
            ],
            "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else 0,
            "has_factor": has_factor,
            "must_begin": settings.SECOND_FACTOR_REQUIRED and not has_factor,
            "has_password": self.request.user.has_usable_password(),
            "is_proven": has_proven_who(self.request),
        }


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/activate_app.html"
    form_class = AppForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form, the square and the secret in groups."""
        told = super().get_context_data(**kwargs)
        secret = told["form"].secret
        groups = [secret[start : start + GROUP] for start in range(0, len(secret), GROUP)]
        return {"form": told["form"], "square": drawing(told["totp_svg"]), "secret": " ".join(groups)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app, and write it down."""
        answer: HttpResponse = super().form_valid(form)
        keep_proof(self.request)
        write_down(self.request, "account.app-added")
        return answer


def drawing(svg: str) -> SafeString:
    """Return a drawing that we made ourselves as a part of the page."""
    return mark_safe(svg)  # noqa: S308 -- drawn by us from black squares; no words of anybody


class DeactivateApp(DeactivateTOTPView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/deactivate_app.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the app away, and write it down."""
        answer: HttpResponse = super().form_valid(form)
        write_down(self.request, "account.app-removed")
        return answer


class RecoveryCodes(ViewRecoveryCodesView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/recovery_codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the codes, this once, and the same as a file; after that only how many are left."""
        told = super().get_context_data(**kwargs)
        codes = told["unused_codes"] if told["can_view_codes"] else []
        text = "\r\n".join(["Herstelcodes van weerzien. Elke code werkt één keer.", "", *codes, ""])
        return {
            "codes": codes,
            "left": len(told["unused_codes"]),
            "as_file": f"data:text/plain;charset=utf-8,{quote(text)}",
        }


class MakeRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/make_codes.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Make new codes, so that the old ones are worth nothing, and write it down."""
        answer: HttpResponse = super().form_valid(form)
        write_down(self.request, "account.recovery-codes-made")
        return answer


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/change_password.html"
    form_class = PasswordForm

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raise NoPassword for who comes in another way: there is nothing to change, and nobody makes one here."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise NoPassword
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def get_default_success_url(self) -> str:
        """Return where somebody goes afterwards."""
        return str(HOME)

    def form_valid(self, form: Any) -> HttpResponse:
        """Change the password; every other session of this account ends."""
        answer: HttpResponse = super().form_valid(form)
        write_down(self.request, "account.password-changed")
        return answer


def may_go(request: Any, authenticator: Authenticator) -> HttpResponse | None:
    """Return the way back for somebody who would take away their only factor; None where it may go."""
    if get_adapter().can_delete_authenticator(authenticator):
        return None
    sentence = get_adapter().error_messages["cannot_delete_authenticator"]
    get_account_adapter().add_message(request, messages.WARNING, message=sentence)
    return redirect(HOME)


overview = own_account(Overview.as_view())
activate_app = own_account(ActivateApp.as_view())
deactivate_app = own_account(DeactivateApp.as_view())
recovery_codes = own_account(RecoveryCodes.as_view())
make_codes = own_account(MakeRecoveryCodes.as_view())
change_password = own_account(ChangePassword.as_view())
