"""Who sees families and persons is looked up per family; the same rows are seen as before."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import family_reach, reach
from weerzien.access.reaching import (
    derived_view_by_lookup,
    family_reach_by_lookup,
    reach_by_list,
    reach_by_lookup,
    related_by_list,
    related_by_lookup,
    see,
    see_facts,
)

VALUES = import_module("weerzien.dossiers.migrations.0005_derive_identity").VALUES
RELATED = "dossier_id in (select related_dossiers())"
SPONSORED = "kind <> 'sponsor' or {}"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_families_of_a_municipality"), ("access", "0006_own_families_without_a_list")]

    operations = [
        see(
            "dossiers_dossier",
            related_by_list("dossiers_dossier", dossier="id"),
            before="id in (select related_dossiers())",
        ),
        *(
            see(table, related_by_lookup(table), before=RELATED)
            for table in ("dossiers_municipalperiod", "dossiers_responsibility", "dossiers_coverage")
        ),
        *see_facts({"dossiers_personalia": "identity"}, reached=reach_by_list),
        *see_facts(
            {
                "dossiers_membership": "identity",
                "dossiers_relation": "identity",
                "dossiers_personnumbers": "numbers",
                "dossiers_householdmember": "housing",
            }
        ),
        see(
            "dossiers_relation",
            SPONSORED.format(reach_by_lookup("dossiers_relation", "procedure", "rw")),
            before=SPONSORED.format(reach("procedure", "rw")),
            policy="sponsor_is_procedure",
        ),
        see(
            "dossiers_household",
            family_reach_by_lookup("dossiers_household", "housing", "rw"),
            before=family_reach("housing", "rw"),
        ),
        see(
            "dossiers_localnumber",
            reach_by_lookup("dossiers_localnumber", "identity", "rw", subject="person_id"),
            before=reach("identity", "rw", subject="person_id"),
        ),
        derived_view_by_lookup("dossiers_derived", VALUES),
    ]
