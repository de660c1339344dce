"""All settings, from the environment, in one place. What is missing is said in words."""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from weerzien.config.databases import database
from weerzien.config.documents import documents_from
from weerzien.config.mail import mail_from
from weerzien.exchange.privacy import STAGED

BASE_DIR = Path(__file__).resolve().parent.parent


def required(name: str, help_text: str) -> str:
    """Return a setting from the environment; raise with what to do where it is missing."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {help_text}")
    return value


def is_on(name: str, *, unless_said: bool) -> bool:
    """Return whether a switch in the environment is on: 1 or 0."""
    value = os.environ.get(name, "1" if unless_said else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}. Give 1 or 0.")
    return value == "1"


def count(name: str, unless_said: int) -> int:
    """Return a whole number from the environment, not below zero."""
    value = os.environ.get(name, str(unless_said))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}. Give a whole number.")
    return int(value)


IS_DEMO = is_on("WEERZIEN_DEMO", unless_said=False)
IS_HTTPS = is_on("WEERZIEN_HTTPS", unless_said=True)
SECRET_KEY = required("WEERZIEN_SECRET_KEY", "Give a long random text; `make demo` makes its own.")
NUMBERS_KEY = required("WEERZIEN_NUMBERS_KEY", "Give `id:base64 of 32 bytes`, the key that encrypts BSN and V-number.")
# Only sealing and verifying know the key of the audit log and where its heads are: never give them to the web process.
AUDIT_KEY = os.environ.get("WEERZIEN_AUDIT_KEY", "")
AUDIT_HEADS = os.environ.get("WEERZIEN_AUDIT_HEADS", "")
AUDIT_YEARS = max(1, count("WEERZIEN_AUDIT_YEARS", 5))
IMPORT_DAYS = min(max(1, count("WEERZIEN_IMPORT_DAYS", STAGED.days)), STAGED.days)  # as declared, or shorter
DOCUMENTS = documents_from(os.environ)
ALLOWED_HOSTS = os.environ.get("WEERZIEN_HOSTS", "127.0.0.1,localhost").split(",")
FIXED_TODAY = os.environ.get("WEERZIEN_TODAY", "")
DEBUG = False

DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL", "dbname=weerzien user=weerzien_web"), pool_size=count("WEERZIEN_POOL", 0)
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Only for counting how often somebody asks: in PostgreSQL, so that all processes count together.
CACHES = {"default": {"BACKEND": "weerzien.web.shared_cache.SharedCache"}}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "weerzien.access",
    "weerzien.audit",
    "weerzien.dossiers",
    "weerzien.procedure",
    "weerzien.guardianship",
    "weerzien.housing",
    "weerzien.integration",
    "weerzien.schooling",
    "weerzien.contacts",
    "weerzien.documents",
    "weerzien.early_signals",
    "weerzien.plans",
    "weerzien.meetings",
    "weerzien.handovers",
    "weerzien.exchange",
]

MIDDLEWARE = [
    "weerzien.web.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "weerzien.web.bodies.BodyLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "weerzien.web.http.HouseMiddleware",
    "weerzien.web.sessions.ending.SessionEnds",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "weerzien.config.urls"
WSGI_APPLICATION = "weerzien.config.wsgi.application"
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes of form fields; each uploaded file has a limit of its own
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # on a disk it would be open
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_BODY_BYTES = 40_000_000  # of a whole request

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "weerzien.web.http.frame",
            ],
            "builtins": [
                "django.templatetags.static",
                "weerzien.web.components.tags",
                "weerzien.web.components.frame",
            ],
        },
    }
]

# Who is who. A closed installation: accounts are given, nobody signs up.
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "weerzien.web.accounts.backend.AccountBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "weerzien.web.accounts.adapter.ClosedInstallation"
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",  # a whole office may come in by one address
    "login_failed": None,  # axes counts these, in the database: the same for every process
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if is_on("WEERZIEN_BEHIND_PROXY", unless_said=False) else 0

# The second factor: an app or a passkey, and codes for when it is lost. In a demo it may be used and need not.
SECOND_FACTOR_REQUIRED = is_on("WEERZIEN_SECOND_FACTOR", unless_said=not IS_DEMO)
MFA_ADAPTER = "weerzien.web.security.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "weerzien"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a telephone may be slow or fast
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "weerzien.web.security.forms.CodeForm",
    "reauthenticate": "weerzien.web.security.forms.CodeAgainForm",
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"weerzien.web.accounts.passwords.{name}", "OPTIONS": options}
    for name, options in (
        ("NotOneself", {"user_attributes": ("email", "name")}),
        ("LongEnough", {"min_length": 12}),
        ("NotCommon", {}),
        ("NotOnlyNumbers", {}),
    )
]

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "weerzien.web.accounts.adapter.name_that_is_counted"
AXES_LOCKOUT_CALLABLE = "weerzien.web.accounts.views.locked_out"
AXES_SENSITIVE_PARAMETERS = ["login", "code", "credential", "oldpassword", "password1", "password2"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # we count by account, whatever the address or browser: rotating these helps nobody
    "security.W005",  # whether subdomains are https too, and
    "security.W021",  # whether browsers know the site beforehand, is for whoever owns the domain
]

# What a browser is told.
SESSION_IDLE_SECONDS = count("WEERZIEN_SESSION_IDLE_MINUTES", 30) * 60
SESSION_LONGEST_SECONDS = count("WEERZIEN_SESSION_HOURS", 12) * 60 * 60
SESSION_WARNING_SECONDS = 2 * 60
SESSION_COOKIE_AGE = SESSION_LONGEST_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_TAGS = {26: "undo"}  # what was just written can be taken back
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # a cookie is no place for what was said
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if IS_HTTPS:  # with this beginning a browser takes the cookie from this host only, over https only
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
CSRF_FAILURE_VIEW = "weerzien.web.errors.views.csrf_failure"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if is_on("WEERZIEN_BEHIND_PROXY", unless_said=False) else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Where somebody who finds a weakness may write: mailto: or https:. Empty: there is no security.txt.
SECURITY_CONTACT = os.environ.get("WEERZIEN_SECURITY_CONTACT", "")

# Mail about reminders: counts and an address, nothing of a family. Without a way to send, none is sent.
MAIL = mail_from(os.environ.get("WEERZIEN_MAIL", ""))
CAN_MAIL = MAIL.can_send
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT, EMAIL_FILE_PATH = MAIL.backend, MAIL.host, MAIL.port, MAIL.folder
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = os.environ.get("WEERZIEN_MAIL_FROM", "weerzien@localhost")
ADDRESS = os.environ.get("WEERZIEN_ADDRESS", "").rstrip("/")
if CAN_MAIL and not ADDRESS:
    raise ImproperlyConfigured(
        "WEERZIEN_ADDRESS is not set. A mail ends with it: give `https://` and the name of the site."
    )

# The queue of the jobs. Its tasks are named in weerzien/jobs and in no app.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""

# No personal data: of an error only its kind and the way to it, never its words; nothing of axes, which names accounts.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "weerzien.config.logs.Discreet"}},
    "filters": {"our-addresses": {"()": "weerzien.config.logs.OurAddresses"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet", "filters": ["our-addresses"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # Whoever asks for another host is told so, and fills no log: that is no error of ours.
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
