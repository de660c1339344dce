"""All settings, from the environment, in one place. What is missing is said in words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

BASE_DIR = Path(__file__).resolve().parent.parent


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for one PostgreSQL address, a URL or a libpq string."""
    given = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", "weerzien"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": str(given.pop("port", "")),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "OPTIONS": given,
    }


def required(name: str, help_text: str) -> str:
    """Return a setting from the environment; raise with what to do where it is missing."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {help_text}")
    return value


IS_DEMO = os.environ.get("WEERZIEN_DEMO") == "1"
SECRET_KEY = required("WEERZIEN_SECRET_KEY", "Give a long random text; `make demo` makes its own.")
NUMBERS_KEY = required("WEERZIEN_NUMBERS_KEY", "Give `id:base64 of 32 bytes`, the key that encrypts BSN and V-number.")
ALLOWED_HOSTS = os.environ.get("WEERZIEN_HOSTS", "127.0.0.1,localhost").split(",")
DEBUG = False
FIXED_TODAY = os.environ.get("WEERZIEN_TODAY", "")

DATABASES = {"default": database(os.environ.get("DATABASE_URL", "dbname=weerzien user=weerzien_web"))}
DATABASE_ROUTERS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "weerzien.config.urls"
WSGI_APPLICATION = "weerzien.config.wsgi.application"
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
STATIC_URL = "/static/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
