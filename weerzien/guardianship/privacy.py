"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare_fact

MODELS: Mapping[str, str] = {"Guardianship": "protected"}
FIELDS: Mapping[str, Personal] = declare_fact(
    "Guardianship",
    Kind.ORDINARY,
    "guardian requested* ordered* handed_to accepted* departed*",
    purpose="zorgen dat een jongere altijd iemand heeft, ook als de voogdij overgaat of eindigt",
)
