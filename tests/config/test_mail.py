"""How mail leaves, from one address in the environment."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from weerzien.config.mail import BACKENDS, Mail, mail_from

SMTP = f"{BACKENDS}.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("url", "mail"),
    [
        pytest.param("", Mail(can_send=False), id="nothing said, nothing leaves"),
        pytest.param("smtp://relay", Mail(SMTP, host="relay", port=25), id="a relay of one's own"),
        pytest.param(
            "smtp+tls://weer%40zien:ge%2Fheim@mail.example",
            Mail(SMTP, host="mail.example", port=587, user="weer@zien", password="ge/heim", starts_tls=True),
            id="starts in the open and closes before it says who it is",
        ),
        pytest.param("smtps://mail.example:4465", Mail(SMTP, host="mail.example", port=4465, is_tls=True), id="closed"),
        pytest.param(
            "file:///var/met%20spatie",
            Mail(f"{BACKENDS}.filebased.EmailBackend", folder="/var/met spatie"),
            id="to a folder",
        ),
    ],
)
def test_an_address_says_how_mail_leaves(url: str, mail: Mail) -> None:
    assert mail_from(url) == mail


@pytest.mark.parametrize("url", ["mail.example", "https://mail.example", "smtp://", "file://"])
def test_an_address_that_says_nothing_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="WEERZIEN_MAIL is no"):
        mail_from(url)
