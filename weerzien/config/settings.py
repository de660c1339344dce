"""All settings, from the environment, in one place. What is missing is said in words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

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


def database(url: str, *, pool_size: int) -> dict[str, Any]:
    """Return Django's settings for one PostgreSQL address, a URL or a libpq string."""
    given: dict[str, Any] = dict(conninfo_to_dict(url))
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", "weerzien"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": str(given.pop("port", "")),
        "OPTIONS": given,
    }
    if pool_size:
        given["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
        return settings
    return {**settings, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


IS_DEMO = is_on("WEERZIEN_DEMO", unless_said=False)
IS_HTTPS = is_on("WEERZIEN_HTTPS", unless_said=True)
SECRET_KEY = required("WEERZIEN_SECRET_KEY", "Give a long random text; `make demo` makes its own.")
NUMBERS_KEY = required("WEERZIEN_NUMBERS_KEY", "Give `id:base64 of 32 bytes`, the key that encrypts BSN and V-number.")
# Only sealing and verifying know the key of the audit log and where its heads are: never give them to the web process.
AUDIT_KEY = os.environ.get("WEERZIEN_AUDIT_KEY", "")
AUDIT_HEADS = os.environ.get("WEERZIEN_AUDIT_HEADS", "")
AUDIT_YEARS = max(1, count("WEERZIEN_AUDIT_YEARS", 5))
ALLOWED_HOSTS = os.environ.get("WEERZIEN_HOSTS", "127.0.0.1,localhost").split(",")
FIXED_TODAY = os.environ.get("WEERZIEN_TODAY", "")
DEBUG = False

DATABASES = {
    "default": database(
        os.environ.get("DATABASE_URL", "dbname=weerzien user=weerzien_web"), pool_size=count("WEERZIEN_POOL", 0)
    )
}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "weerzien.access",
    "weerzien.audit",
    "weerzien.dossiers",
    "weerzien.procedure",
    "weerzien.guardianship",
    "weerzien.housing",
    "weerzien.integration",
    "weerzien.schooling",
    "weerzien.contacts",
    "weerzien.early_signals",
    "weerzien.exchange",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "weerzien.web.http.HouseMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "weerzien.config.urls"
WSGI_APPLICATION = "weerzien.config.wsgi.application"
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes of form fields; an uploaded workbook has a limit of its own

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
ACCOUNT_RATE_LIMITS = False  # axes counts, in the database: the same for every process
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "weerzien.web.accounts.adapter.name_that_is_counted"
AXES_LOCKOUT_CALLABLE = "weerzien.web.accounts.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # we count by account, whatever the address or browser: rotating these helps nobody
    "security.W005",  # whether subdomains are https too, and
    "security.W021",  # whether browsers know the site beforehand, is for whoever owns the domain
]

# What a browser is told.
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # a cookie is no place for what was said
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
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

# No personal data: of an error only its kind and the way to it, never its words; nothing of axes, which names accounts.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "weerzien.config.logs.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
