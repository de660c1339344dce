"""What the environment says about documents, refused in words where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

from weerzien.documents.configured import Documents, configured


def documents_from(environment: Mapping[str, str]) -> Documents:
    """Return the settings of documents. Raises ImproperlyConfigured with what to give instead."""
    try:
        return configured(environment)
    except ValueError as error:
        raise ImproperlyConfigured(str(error)) from None
