"""The matrix and the abilities of roles as they stand on this day; a test compares them with access/matrix.py."""

from typing import Any

from django.db import migrations

COMPARTMENTS = [
    "identity",
    "numbers",
    "procedure",
    "guardianship",
    "housing",
    "income",
    "integration",
    "schooling",
    "health",
    "relations",
    "contacts",
]

MATRIX = """
gezinsregisseur                M      w  r  w  w  w  l  r  r  l  w  w
teamleider                     M      r  .  r  r  r  l  r  r  .  r  r
klantregisseur-inburgering     M      r  r  l  .  r  l  w  l  l  .  o
klantmanager-inkomen           M      r  r  .  .  r  w  l  .  .  .  o
medewerker-huisvesting         M      l  .  l  .  w  .  .  .  l  .  o
burgerzaken                    M      r  r  l  .  r  .  .  .  .  .  .
leerplicht                     P      r  .  .  .  .  .  .  w  .  .  o
wijkteam                       I      r  .  l  r  r  l  .  r  w  w  w
jeugdbeschermer                P      r  .  w  w  r  .  .  r  l  w  w
gezinsherenigingsfunctionaris  I      r  r  w  r  .  .  .  .  .  .  o
contractpartner                P      r  .  .  r  .  .  .  r  l  o  w
opvanggezin                    P      l  .  .  .  .  .  .  r  .  o  o
vwn-juridisch                  I      r  .  w  .  .  .  .  .  .  .  o
vwn-begeleider                 I      r  .  l  r  r  l  l  r  l  w  w
vwn-vrijwilliger               I      l  .  .  .  .  .  .  .  .  .  o
coa-regievoerder               I      r  r  l  .  w  .  .  .  l  .  o
school                         P      l  .  .  .  .  .  .  o  .  .  o
zorg                           P      l  .  .  .  .  .  .  .  w  .  o
woningcorporatie               I      l  .  .  .  l  .  .  .  .  .  o
sleutelpersoon                 I      l  .  .  .  .  .  .  .  .  .  o
tolk                           I      l  .  .  .  .  .  .  .  .  .  .
gezinslid                      P      r  .  l  l  r  .  r  r  .  .  o
beleidsmedewerker              A      .  .  .  .  .  .  .  .  .  .  .
privacy-officer                -      .  .  .  .  .  .  .  .  .  .  .
beheerder                      -      .  .  .  .  .  .  .  .  .  .  .
"""

ABILITIES = {
    "open-dossier": ["gezinsregisseur"],
    "import-workbook": ["gezinsregisseur"],
    "assign-responsibility": ["gezinsregisseur", "teamleider"],
    "grant-involvement": ["gezinsregisseur"],
}


def fill(apps: Any, schema_editor: Any) -> None:
    """Put the table and the abilities in place of what stands there."""
    clear(apps, schema_editor)
    grant, ability = apps.get_model("access", "Grant"), apps.get_model("access", "RoleAbility")
    for line in MATRIX.strip().splitlines():
        role, scope, *rights = line.split()
        grant.objects.bulk_create(
            grant(role=role, scope=scope, compartment=compartment, right=right)
            for compartment, right in zip(COMPARTMENTS, rights, strict=True)
            if right != "."
        )
    ability.objects.bulk_create(ability(role=role, ability=name) for name, roles in ABILITIES.items() for role in roles)


def clear(apps: Any, schema_editor: Any) -> None:
    """Take every line away."""
    apps.get_model("access", "Grant").objects.all().delete()
    apps.get_model("access", "RoleAbility").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("access", "0003_what_an_actor_reaches")]

    operations = [migrations.RunPython(fill, clear)]
