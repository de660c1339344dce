"""What allauth asks us about second factors: how no is said, how secrets are kept, what a key is called."""

from __future__ import annotations

import base64
import os
from typing import Any

import qrcode
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from qrcode.image.svg import SvgPathImage

from weerzien.dossiers.numbers import NONCE_BYTES, derived, numbers_key
from weerzien.web.security.proof import FACTORS

WRONG_CODE = "Deze code klopt niet. Kijk in uw app welke code er nu staat en vul die in."


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types for its adapter
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Dit is uw enige tweede stap. Voeg eerst een andere toe.",
        "cannot_generate_recovery_codes": "Stel eerst een app of een toegangssleutel in.",
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept: encrypted, behind the id of its key."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + AESGCM(derived("second factor")).encrypt(nonce, text.encode(), None)
        return f"{numbers_key().id}:{base64.b64encode(sealed).decode()}"

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret that was encrypted."""
        sealed = base64.b64decode(encrypted_text.partition(":")[2])
        return AESGCM(derived("second factor")).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()

    def build_totp_svg(self, url: str) -> str:
        """Return the square as an SVG that stands in the page itself: no style, no address, no XML heading."""
        drawn = qrcode.make(url, image_factory=SvgPathImage, border=2)
        svg = drawn.to_string(encoding="unicode")
        return str(svg).replace("<svg ", '<svg class="wz-qr" role="img" aria-label="QR-code voor uw app" ', 1)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Return whether a factor may go: the last one may not where one is required."""
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        left = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        return bool(left.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """Return a first name for a key, which its owner may change."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return f"Toegangssleutel {number}"

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        """Return who asks for a passkey: this host, by the name of the product."""
        return {"id": context.request.get_host().partition(":")[0], "name": "weerzien"}
