"""The form to log in with."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms


class LogInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types for its forms
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label="E-mailadres",
            widget=forms.EmailInput(attrs={"autocomplete": "username"}),
            error_messages={
                "required": "Vul uw e-mailadres in.",
                "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.example.",
            },
        )
        password = self.fields["password"]
        password.label = "Wachtwoord"
        password.widget.attrs.pop("placeholder", None)
        password.help_text = ""
        password.error_messages["required"] = "Vul uw wachtwoord in."
        self.order_fields(["login", "password"])
