"""What every answer tells a browser, pages and files alike: what it may do with it and what it may not."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

CLOSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
OPEN_TO_US = ("publickey-credentials-create", "publickey-credentials-get")  # passkeys
PERMISSIONS = ", ".join([*(f"{name}=()" for name in CLOSED), *(f"{name}=(self)" for name in OPEN_TO_US)])


class SecurityHeaders:
    """Stands before everything else, so that files and errors carry the same headers as pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response["Permissions-Policy"] = PERMISSIONS
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
