"""What a process checks of its database before it serves: that the fence holds, that no demo's doors stand open."""

from __future__ import annotations

from importlib import import_module

from django.apps import apps
from django.db import connection

from weerzien.access.demo import MARK
from weerzien.kernel.refusals import Refused


class LooksPastTheFence(Refused):
    """De rol in DATABASE_URL mag langs de toegangsregels kijken. Neem de rol weerzien_web, die geen tabel bezit."""


class FenceIsDown(Refused):
    """Niet elke tabel met gegevens van mensen is afgeschermd. Voer eerst de migraties uit: `weerzien migrate`."""


class OpenDoors(Refused):
    """In deze database staan accounts van een demo, die zonder wachtwoord openen. Verwijder ze of start `make demo`."""


class DemoElsewhere(Refused):
    """WEERZIEN_DEMO staat aan, maar `make demo` heeft deze database niet gemaakt. Zet het uit, of start `make demo`."""


ROLE = """
select coalesce(bool_or(r.rolsuper or r.rolbypassrls), false)
    or exists (
        select from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (pg_has_role(current_user, c.relowner, 'member') or pg_has_role(session_user, c.relowner, 'member')))
from pg_roles r
where r.rolname in (current_user, session_user)
"""
UNFENCED = """
select count(*) from unnest(%s::text[]) as listed (name)
where not exists (
    select from pg_class c
    where c.oid = to_regclass('public.' || quote_ident(listed.name)) and c.relrowsecurity and c.relforcerowsecurity)
"""
DEMO = """
select to_regclass(%s) is not null,
       exists (select from access_account where is_demo),
       exists (select from access_account)
"""


def check_database(*, is_demo: bool) -> None:
    """Return where the database is fit to serve.

    Raises LooksPastTheFence for a superuser, a role that bypasses row-level security and one that owns tables or may
    become their owner; FenceIsDown where a protected table has no forced row-level security; OpenDoors for accounts of
    a demo anywhere else; DemoElsewhere for a demo on another's database.
    """
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        (looks_past,) = cursor.fetchone()
        if looks_past:
            raise LooksPastTheFence
        cursor.execute(UNFENCED, [protected_tables()])
        (unfenced,) = cursor.fetchone()
        if unfenced:
            raise FenceIsDown
        cursor.execute(DEMO, [f"public.{MARK}"])
        has_mark, has_demo_accounts, has_accounts = cursor.fetchone()
    if has_demo_accounts and not (is_demo and has_mark):
        raise OpenDoors
    if is_demo and has_accounts and not has_mark:
        raise DemoElsewhere


def protected_tables() -> list[str]:
    """Return the tables that the apps of this house declare protected."""
    return [
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.name.startswith("weerzien.")
        for model in config.get_models()
        if import_module(f"{config.name}.privacy").MODELS[model.__name__] == "protected"
    ]
