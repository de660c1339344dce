"""The forms of the second factor and the password, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from weerzien.web.security.counting import count_wrong_code, refuse_if_shut, refuse_second_use

LONGEST_NAME = 60
NO_CODE = "Vul de code in."
NO_KEY = "Uw browser gaf geen toegangssleutel. Probeer het opnieuw of kies een andere manier."


def worded(form: forms.Form, name: str, *, label: str, required: str = "", hint: str = "") -> None:
    """Give a field of allauth's our label, hint and sentence."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if required:
        field.error_messages["required"] = required


class _Code:
    """A code of the app or a recovery code: wrong ones count, and one of the app opens once."""

    user: Any
    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = "Zes cijfers uit uw app, of een herstelcode van acht cijfers."
        worded(self, "code", label="Code", required=NO_CODE, hint=hint)  # type: ignore[arg-type]  # a part of a form
        self.fields["code"].widget.attrs.update(inputmode="numeric", autocomplete="one-time-code")  # type: ignore[attr-defined]  # a part of a form

    def clean_code(self) -> str:
        """Return a code that is right; raise ValidationError on any other, and count it."""
        refuse_if_shut(self.user)
        try:
            code = str(super().clean_code())  # type: ignore[misc]  # a part of a form
        except ValidationError:
            count_wrong_code(self.user)
            raise
        if self.authenticator.type == Authenticator.Type.TOTP:
            refuse_second_use(self.authenticator, code)
        return code


class CodeForm(_Code, codes.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types for its forms
    pass


class CodeAgainForm(_Code, codes.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types for its forms
    pass


class _Key:
    """What a passkey signed: a wrong one counts too."""

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages.update(required=NO_KEY, invalid=NO_KEY)  # type: ignore[attr-defined]  # a part of a form

    def clean_credential(self) -> Authenticator:
        """Return the passkey that signed; raise ValidationError on any other, and count it."""
        refuse_if_shut(self.user)
        try:
            return super().clean_credential()  # type: ignore[misc]  # a part of a form
        except ValidationError:
            count_wrong_code(self.user)
            raise


class KeyForm(_Key, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types for its forms
    pass


class KeyAgainForm(_Key, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types for its forms
    pass


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types for its forms
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self, "password", label="Wachtwoord", required="Vul uw wachtwoord in.")


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types for its forms
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self, "code", label="Code uit de app", required=NO_CODE, hint="De zes cijfers die nu in de app staan.")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types for its forms
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worded(self, "name", label="Naam", hint="Bijvoorbeeld: telefoon, of sleutel aan mijn bos.")
        self.fields["name"].max_length = LONGEST_NAME
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME
        self.fields["credential"].error_messages.update(required=NO_KEY, invalid=NO_KEY)

    def clean_name(self) -> str:
        """Return a name that is not too long to show."""
        return str(super().clean_name())[:LONGEST_NAME]


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth ships no types for its forms
    name = forms.CharField(label="Naam", max_length=LONGEST_NAME, error_messages={"required": "Vul een naam in."})


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types for its forms
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now, new, again = "Wachtwoord van nu", "Nieuw wachtwoord", "Nieuw wachtwoord, nog een keer"
        worded(self, "oldpassword", label=now, required="Vul uw wachtwoord van nu in.")
        worded(self, "password1", label=new, required="Vul een nieuw wachtwoord in.", hint=RULES)
        worded(self, "password2", label=again, required="Vul het nieuwe wachtwoord nog een keer in.")

    def clean_oldpassword(self) -> str:
        """Return the password of now; a wrong one counts as at the login page."""
        refuse_if_shut(self.user)
        try:
            return str(super().clean_oldpassword())
        except ValidationError:
            count_wrong_code(self.user)
            raise

    def clean_password1(self) -> str:
        """Return a new password that keeps to the rules."""
        password = str(self.cleaned_data["password1"])
        if self.user.check_password(password):
            raise ValidationError("Dit is uw wachtwoord van nu. Kies een ander.")
        password_validation.validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Return what was filled in, the new password twice the same."""
        given = self.cleaned_data
        if given.get("password1") and given.get("password2") and given["password1"] != given["password2"]:
            self.add_error("password2", "De twee nieuwe wachtwoorden zijn niet gelijk. Vul ze opnieuw in.")
        return dict(given)


RULES = "Minstens 12 tekens, niet alleen cijfers, geen bekend wachtwoord en niet uw naam of e-mailadres."
