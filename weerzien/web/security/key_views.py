"""Passkeys: added, renamed, taken away."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse

from weerzien.web.accounts.trail import write_down
from weerzien.web.http import own_account
from weerzien.web.security.forms import AddKeyForm, RenameKeyForm
from weerzien.web.security.proof import keep_proof
from weerzien.web.security.views import HOME, may_go


class AddKey(AddWebAuthnView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/add_passkey.html"
    form_class = AddKeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form and what the browser needs to make a key."""
        told = super().get_context_data(**kwargs)
        return {"form": kwargs.get("form") or told["form"], "asked": as_json(told["js_data"])}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the key, and write it down."""
        answer: HttpResponse = super().form_valid(form)
        keep_proof(self.request)
        write_down(self.request, "account.passkey-added")
        return answer


class RenameKey(EditWebAuthnView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/rename_passkey.html"
    form_class = RenameKeyForm
    success_url = HOME

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form and the name of the key as it is."""
        told = super().get_context_data(**kwargs)
        return {"form": told["form"], "key_name": self.object.wrap().name}

    def form_valid(self, form: Any) -> HttpResponse:
        """Change the name, and write it down."""
        answer: HttpResponse = super().form_valid(form)
        write_down(self.request, "account.passkey-renamed")
        return answer


class RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "security/remove_passkey.html"
    success_url = HOME

    def get_context_data(self, **_: Any) -> dict[str, Any]:
        """Return the name of the key."""
        return {"key_name": self.object.wrap().name}

    def form_valid(self, form: Any) -> HttpResponse:
        """Take the key away unless it is the last factor, and write it down."""
        refused = may_go(self.request, self.object)
        if refused is not None:
            return refused
        answer: HttpResponse = super().form_valid(form)
        write_down(self.request, "account.passkey-removed")
        return answer


def as_json(asked: Any) -> str:
    """Return what a browser needs for a passkey, to stand in an attribute of the form."""
    return json.dumps(asked, cls=DjangoJSONEncoder)


add_key = own_account(AddKey.as_view())
rename_key = own_account(RenameKey.as_view())
remove_key = own_account(RemoveKey.as_view())
