"""What may be chosen in the log; a choice that makes no sense is no choice."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms

from weerzien.audit.queries import KIND_WORDS, LogFilters
from weerzien.web.families.forms import DATE_FORMATS

NAMES = ("zoek", "wie", "van", "tot", "soort")


class LogFilterForm(forms.Form):
    wie = forms.UUIDField(required=False)
    van = forms.DateField(required=False, input_formats=DATE_FORMATS)
    tot = forms.DateField(required=False, input_formats=DATE_FORMATS)
    soort = forms.ChoiceField(required=False, choices=[("", ""), *KIND_WORDS.items()])


def asked_filters(asked: Mapping[str, str]) -> LogFilters:
    """Return the filters that an address asks for, as far as they can be read."""
    form = LogFilterForm(asked)
    form.is_valid()
    chosen = form.cleaned_data
    return LogFilters(
        account_id=chosen.get("wie"), first=chosen.get("van"), last=chosen.get("tot"), kind=chosen.get("soort", "")
    )


def query_without_page(asked: Mapping[str, str]) -> str:
    """Return the query string of this list, without the page, ready to have one more pair put behind it."""
    pairs = [(name, asked[name]) for name in NAMES if asked.get(name)]
    return urlencode(pairs) + "&" if pairs else ""
