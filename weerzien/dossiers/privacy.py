"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare, declare_fact

KNOWING_WHO = "weten om wie het gaat en met wie in welke taal te spreken"
FAMILY = "weten wie bij elkaar horen en samenwonen"
RESPONSIBLE = "zorgen dat elk gezin altijd een verantwoordelijke heeft"
RECOGNISING = "iemand herkennen in de lijst van een gemeente of partner, en niet twee keer invoeren"
ONCE = "iemand niet twee keer kennen, en een vergissing daarin kunnen terugnemen"
RULES = "regels toepassen op wat er bekend is"
COURSE = "weten wat er loopt, sinds wanneer, hoe het afliep en waarom"
TOLD = "regels toepassen op wat iemand vertelt en geen lijst bijhoudt"

MODELS: Mapping[str, str] = {
    "Dossier": "protected",
    "MunicipalPeriod": "protected",
    "Responsibility": "protected",
    "Person": "protected",
    "Membership": "protected",
    "Relation": "protected",
    "Household": "protected",
    "HouseholdMember": "protected",
    "Personalia": "protected",
    "PersonNumbers": "protected",
    "LocalNumber": "protected",
    "Coverage": "protected",
    "ToldFact": "protected",
    "Episode": "protected",
    "Merge": "protected",
    "NotSame": "protected",
    "DossiersDerived": "technical",  # a view of protected tables, with a barrier of its own
}
FIELDS: Mapping[str, Personal] = {
    **declare("Dossier", Kind.ORDINARY, "number opened_on closed_on created_at", purpose=KNOWING_WHO),
    **declare("MunicipalPeriod", Kind.ORDINARY, "municipality period", purpose=RESPONSIBLE),
    **declare_fact("Responsibility", Kind.ORDINARY, "organisation account ground period", purpose=RESPONSIBLE),
    **declare("Person", Kind.ORDINARY, "home_dossier created_at", purpose=KNOWING_WHO),
    **declare_fact("Membership", Kind.ORDINARY, "part period", purpose=FAMILY),
    **declare_fact("Relation", Kind.ORDINARY, "other kind period", purpose=FAMILY),
    **declare("Household", Kind.ORDINARY, "created_at", purpose=FAMILY),
    **declare_fact("HouseholdMember", Kind.ORDINARY, "household period", purpose=FAMILY),
    **declare_fact(
        "Personalia",
        Kind.IDENTIFYING,
        "last_name first_name search_key name_keys gender born* language needs_interpreter lasting_municipality",
        purpose=KNOWING_WHO,
    ),
    **declare(
        "Personalia", Kind.SPECIAL, "nationality", purpose="documenten en ambassade vinden; nooit voor een regel"
    ),
    **declare_fact(
        "PersonNumbers",
        Kind.IDENTIFYING,
        "kind municipality encrypted key_id lookup_hash",
        purpose="iemand zeker herkennen in berichten van DUO, de BRP en de IND",
    ),
    **declare("LocalNumber", Kind.IDENTIFYING, "organisation number number_typed person", purpose=RECOGNISING),
    **declare_fact("ToldFact", Kind.ORDINARY, "name compartment is_repeated day*", purpose=TOLD),
    **declare("ToldFact", Kind.SPECIAL, "word told_by", purpose=TOLD),
    **declare_fact("Episode", Kind.ORDINARY, "kind compartment what outcome since* until* euros", purpose=COURSE),
    **declare("Episode", Kind.SPECIAL, "note", purpose=COURSE),
    **declare(
        "Merge",
        Kind.ORDINARY,
        "gone gone_from stays stays_in ends_family moved merged_by merged_at undone_by undone_at",
        purpose=ONCE,
    ),
    **declare("Merge", Kind.SPECIAL, "because undone_because", purpose=ONCE),
    **declare(
        "NotSame",
        Kind.ORDINARY,
        "one one_in other other_in said_by said_at withdrawn_by withdrawn_at",
        purpose=ONCE,
    ),
    **declare("NotSame", Kind.SPECIAL, "because", purpose=ONCE),
    **declare("Coverage", Kind.ORDINARY, "organisation facts since", purpose=RULES),
}
